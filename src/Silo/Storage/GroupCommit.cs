using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace EconomieSociale.Storage;

/// <summary>
/// Commits together what many grains write at the same time. A write that finds nothing under way goes at once; what comes while a commit is under way waits
/// for the next one, which takes all of it. A writer is answered after the commit of its own row. A grain writes one thing at a time, so no more wait here than
/// there are grains at work. See ADR 0017.
/// </summary>
internal sealed partial class GroupCommit(IRowTable table, CommitMeter meter, ILogger<GroupCommit> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private const int MostRows = 128;
    private const int MostBytes = 4 << 20;

    private readonly Lock guard = new();
    private readonly Queue<RowWrite> waiting = new();
    private readonly HashSet<RowKey> taken = [];
    private Task work = Task.CompletedTask;
    private bool isWorking;
    private bool isClosed;

    /// <summary>When it ends with true, the row survives a crash.</summary>
    public Task<bool> Write(RowWrite row)
    {
        lock (guard)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            waiting.Enqueue(row);
            if (!isWorking)
            {
                isWorking = true;
                using (ExecutionContext.SuppressFlow()) // what is written together is part of nobody's trace
                {
                    work = Task.Run(CommitAll);
                }
            }
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
            return work.WaitAsync(cancellation);
        }
    }

    private async Task CommitAll()
    {
        while (Take() is { } batch)
        {
            await Commit(batch);
        }
    }

    /// <summary>What waits, up to the limits, in the order of the keys; one statement cannot write a row twice.</summary>
    private RowWrite[]? Take()
    {
        lock (guard)
        {
            taken.Clear();
            var batch = new List<RowWrite>(Math.Min(waiting.Count, MostRows));
            var bytes = 0;
            while (batch.Count < MostRows && bytes < MostBytes && waiting.TryPeek(out var row) && taken.Add(row.Key))
            {
                bytes += row.Payload?.Length ?? 0;
                batch.Add(waiting.Dequeue());
            }

            isWorking = batch.Count > 0;
            batch.Sort((a, b) => a.Key.CompareTo(b.Key));
            return isWorking ? [.. batch] : null;
        }
    }

    private async Task Commit(RowWrite[] batch)
    {
        var began = Stopwatch.GetTimestamp();
        var writing = table.Write(batch);
        await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (writing.IsCompletedSuccessfully)
        {
            meter.Committed(batch.Length, Stopwatch.GetElapsedTime(began));
            var written = await writing;
            for (var i = 0; i < batch.Length; i++)
            {
                batch[i].End(written[i]);
            }

            return;
        }

        var failure = writing.Exception?.InnerException ?? new OperationCanceledException();
        LogFailed(failure, batch.Length);
        if (batch.Length > 1 && table.IsRefusal(failure))
        {
            // Nothing was written, and perhaps for the fault of one: each for itself.
            foreach (var row in batch)
            {
                await Commit([row]);
            }

            return;
        }

        foreach (var row in batch)
        {
            row.Fail(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A commit of {Rows} rows failed")]
    private partial void LogFailed(Exception exception, int rows);
}
