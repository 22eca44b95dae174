using System.Net;
using System.Threading.RateLimiting;

namespace EconomieSociale.Accounts;

/// <summary>Counts the wrong tokens of each address: after some of them it is not listened to for the rest of a minute, also when it has found the right one.</summary>
public sealed class WrongTokens : IDisposable
{
    private const int Limit = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress> wrong = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = Limit, Window = Window, QueueLimit = 0 }));

    public bool IsHeard(HttpContext context)
    {
        using var lease = wrong.AttemptAcquire(Address(context), 0);
        return lease.IsAcquired;
    }

    public void Count(HttpContext context) => wrong.AttemptAcquire(Address(context)).Dispose();

    public void Dispose() => wrong.Dispose();

    private static IPAddress Address(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;
}
