using System.Diagnostics;
using Xunit;

namespace EconomieSociale.Tests.Faults;

/// <summary>Waits for a condition with a limit that names what was waited for.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task Is<T>(T wanted, Func<Task<T>> probe, string what)
    {
        var watch = Stopwatch.StartNew();
        var last = await probe();
        while (!Equals(wanted, last) && watch.Elapsed < Patience)
        {
            await Task.Delay(50);
            last = await probe();
        }

        Assert.True(Equals(wanted, last), $"Not within {Patience.TotalSeconds:0} s: {what}. It is {last} and not {wanted}.");
    }
}
