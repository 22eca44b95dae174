using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace EconomieSociale.Storage;

/// <summary>
/// Asks the storage which rows were written since the last time. The mark of the next question is taken before the rows are read, and is the oldest
/// transaction that may still be open then: a row that is not seen yet cannot lie before it. See ARCHITECTURE, "Write – apply – feed".
/// </summary>
internal sealed partial class UnitFeed(UnitRows rows, TimeSpan interval, FeedMeter meter, TimeProvider clock, ILogger<UnitFeed> log) : IUnitFeed, IAsyncDisposable
{
    /// <summary>What nobody asks for any more is taken away so seldom that it costs nothing, and often enough that it stays small.</summary>
    private const int PollsPerTrim = 100;

    private readonly ConcurrentDictionary<UnitSubscription, bool> subscriptions = new();
    private readonly CancellationTokenSource end = new();
    private readonly SemaphoreSlim starting = new(1);
    private string? watermark;
    private Task reading = Task.CompletedTask;
    private bool ended;
    private long polled;
    private int polls;

    public TimeSpan Lag
    {
        get
        {
            var last = Volatile.Read(ref polled);
            return last == 0 || subscriptions.IsEmpty ? TimeSpan.Zero : clock.GetElapsedTime(last);
        }
    }

    public async Task<UnitSubscription> Subscribe(bool profilesOnly, CancellationToken cancellation)
    {
        var subscription = new UnitSubscription(s => subscriptions.TryRemove(s, out _), profilesOnly);
        subscriptions[subscription] = true;
        await starting.WaitAsync(cancellation);
        try
        {
            if (watermark is null)
            {
                await rows.Trim(cancellation);
                watermark = await rows.Watermark(cancellation);
                Volatile.Write(ref polled, clock.GetTimestamp());
                meter.Follow(() => Lag);
                reading = Task.Run(Read, CancellationToken.None);
            }
        }
        finally
        {
            starting.Release();
        }

        return subscription;
    }

    public async ValueTask DisposeAsync()
    {
        if (ended)
        {
            return;
        }

        ended = true;
        await end.CancelAsync();
        await reading;
        end.Dispose();
        starting.Dispose();
    }

    private async Task Read()
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                await Poll();
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task Poll()
    {
        try
        {
            var next = await rows.Watermark(end.Token);
            if (!subscriptions.IsEmpty && await rows.Changes(watermark!, end.Token) is { Count: > 0 } changes)
            {
                CrashPoints.Pass(CrashPoint.FeedRead);
                meter.Read(changes.Count);
                Deliver(changes);
            }

            watermark = next;
            Volatile.Write(ref polled, clock.GetTimestamp());
            if (++polls % PollsPerTrim == 0)
            {
                await rows.Trim(end.Token);
            }
        }
        catch (Exception e) when (e is DbException or TimeoutException or IOException or InvalidOperationException)
        {
            // The mark stays: the next question covers this one.
            LogFailed(e);
        }
    }

    private void Deliver(IReadOnlyList<RowChange> changes)
    {
        RowChange[] profiles = [.. changes.Where(c => c.Profile is not null)];
        foreach (var subscription in subscriptions.Keys)
        {
            var wanted = subscription.ProfilesOnly ? profiles : changes;
            if (wanted.Count > 0)
            {
                subscription.Deliver(wanted);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The storage could not be asked for changes; it will be asked again")]
    private partial void LogFailed(Exception exception);
}
