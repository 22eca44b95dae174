using System.Collections.Concurrent;
using EconomieSociale.Storage;
using EconomieSociale.Tests.Faults;

namespace EconomieSociale.Tests.Storage;

/// <summary>Holds commits back on purpose, so that a test knows what is written together.</summary>
internal sealed class StoppedTable(IRowTable inner) : IRowTable
{
    private TaskCompletionSource go = Going();

    /// <summary>How many rows each commit had, in order.</summary>
    public ConcurrentQueue<int> Batches { get; } = [];

    public void Stop() => go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => go.TrySetResult();

    /// <summary>Stops, and waits until a first write, which nobody cares about, is held: what is written now goes together.</summary>
    public async Task Gather(GroupCommit commits, string unit = "FIRST")
    {
        Stop();
        var before = Batches.Count;
        _ = commits.Write(RowStore.Write(unit, 1, null));
        await Eventually.Is(before + 1, () => Task.FromResult(Batches.Count), "the first commit is under way");
    }

    public async Task<bool[]> Write(RowWrite[] rows)
    {
        Batches.Enqueue(rows.Length);
        await go.Task;
        return await inner.Write(rows);
    }

    public bool IsRefusal(Exception exception) => inner.IsRefusal(exception);

    private static TaskCompletionSource Going()
    {
        var going = new TaskCompletionSource();
        going.SetResult();
        return going;
    }
}
