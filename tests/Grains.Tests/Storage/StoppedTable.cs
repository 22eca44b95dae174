using System.Collections.Concurrent;
using EconomieSociale.Storage;
using EconomieSociale.Tests.Faults;

namespace EconomieSociale.Tests.Storage;

/// <summary>Holds commits back on purpose, so that a test knows what is written together.</summary>
internal sealed class StoppedTable(IRowTable inner) : IRowTable, IDisposable
{
    private readonly ManualResetEvent go = new(true);

    /// <summary>How many rows each commit had, in order.</summary>
    public ConcurrentQueue<int> Batches { get; } = [];

    public void Stop() => go.Reset();

    public void Release() => go.Set();

    /// <summary>Stops, and waits until a first write, which nobody cares about, is held: what is written now goes together.</summary>
    public async Task Gather(GroupCommit commits, string unit = "FIRST")
    {
        Stop();
        var before = Batches.Count;
        _ = commits.Write(RowStore.Write(unit, 1, null));
        await Eventually.Is(before + 1, () => Task.FromResult(Batches.Count), "the first commit is under way");
    }

    public bool[] Write(RowWrite[] rows)
    {
        Batches.Enqueue(rows.Length);
        go.WaitOne();
        return inner.Write(rows);
    }

    public bool IsRefusal(Exception exception) => inner.IsRefusal(exception);

    public void Dispose() => go.Dispose();
}
