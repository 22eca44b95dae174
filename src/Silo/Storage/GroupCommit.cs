using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace EconomieSociale.Storage;

/// <summary>
/// Commits together what many grains write at the same time. A write that finds nothing under way goes at once; what comes while a commit is under way waits
/// for the next one, which takes all of it. A writer is answered after the commit of its own row. A grain writes one thing at a time, so no more wait here than
/// there are grains at work. See ADR 0017.
/// </summary>
/// <remarks>
/// A thread of its own does it and waits for the database: what comes back wakes it at once, where a continuation would stand in line behind the work of the
/// grains while the database has nothing to do. See ADR 0025.
/// </remarks>
internal sealed partial class GroupCommit : ILifecycleParticipant<ISiloLifecycle>
{
    private const int MostRows = 128;
    private const int MostBytes = 4 << 20;

    private readonly object guard = new();
    private readonly Queue<RowWrite> waiting = new();
    private readonly HashSet<RowKey> taken = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IRowTable table;
    private readonly CommitMeter meter;
    private readonly ILogger<GroupCommit> log;
    private bool isClosed;

    public GroupCommit(IRowTable table, CommitMeter meter, ILogger<GroupCommit> log)
    {
        (this.table, this.meter, this.log) = (table, meter, log);
        new Thread(CommitAll) { Name = nameof(GroupCommit), IsBackground = true }.UnsafeStart(); // what is written together is part of nobody's trace
    }

    /// <summary>When it ends with true, the row survives a crash.</summary>
    public Task<bool> Write(RowWrite row)
    {
        lock (guard)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            waiting.Enqueue(row);
            Monitor.Pulse(guard);
        }

        return row.Done;
    }

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(GroupCommit), ServiceLifecycleStage.ApplicationServices, _ => Task.CompletedTask, Close);

    /// <summary>Ends when what waits is written or has failed; from now on nothing more is taken.</summary>
    public Task Close(CancellationToken cancellation)
    {
        lock (guard)
        {
            isClosed = true;
            Monitor.Pulse(guard);
        }

        return ended.Task.WaitAsync(cancellation);
    }

    private void CommitAll()
    {
        while (Take() is { } batch)
        {
            Commit(batch);
        }

        ended.SetResult();
    }

    /// <summary>Waits for something to write, and takes what there is, up to the limits, in the order of the keys; one statement cannot write a row twice.</summary>
    /// <returns>Null when nothing more will come.</returns>
    private RowWrite[]? Take()
    {
        lock (guard)
        {
            while (waiting.Count == 0 && !isClosed)
            {
                Monitor.Wait(guard);
            }

            taken.Clear();
            var batch = new List<RowWrite>(Math.Min(waiting.Count, MostRows));
            var bytes = 0;
            while (batch.Count < MostRows && bytes < MostBytes && waiting.TryPeek(out var row) && taken.Add(row.Key))
            {
                bytes += row.Payload?.Length ?? 0;
                batch.Add(waiting.Dequeue());
            }

            batch.Sort((a, b) => a.Key.CompareTo(b.Key));
            return batch.Count > 0 ? [.. batch] : null;
        }
    }

    private void Commit(RowWrite[] batch)
    {
        var began = Stopwatch.GetTimestamp();
        bool[] written;
        try
        {
            written = table.Write(batch);
        }
        catch (Exception failure)
        {
            LogFailed(failure, batch.Length);
            Fail(batch, failure);
            return;
        }

        meter.Committed(batch.Length, Stopwatch.GetElapsedTime(began));
        for (var i = 0; i < batch.Length; i++)
        {
            batch[i].End(written[i]);
        }
    }

    private void Fail(RowWrite[] batch, Exception failure)
    {
        // When nothing was written, and perhaps for the fault of one: each for itself.
        var isEachTried = batch.Length > 1 && table.IsRefusal(failure);
        foreach (var row in batch)
        {
            if (isEachTried)
            {
                Commit([row]);
            }
            else
            {
                row.Fail(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A commit of {Rows} rows failed")]
    private partial void LogFailed(Exception exception, int rows);
}
