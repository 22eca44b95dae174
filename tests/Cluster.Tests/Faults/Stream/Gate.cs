namespace EconomieSociale.Tests.Faults;

/// <summary>Lets writers in one step at a time, and can be closed: then nobody is in the middle of a step.</summary>
internal sealed class Gate(int writers) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly SemaphoreSlim turns = new(writers);

    public async Task<IDisposable> Enter(CancellationToken stop)
    {
        await turns.WaitAsync(stop);
        return new Turn(turns, 1);
    }

    /// <summary>Closes until the result is disposed.</summary>
    public async Task<IDisposable> Close()
    {
        for (var taken = 0; taken < writers; taken++)
        {
            if (!await turns.WaitAsync(Patience))
            {
                throw new TimeoutException($"Not within {Patience.TotalSeconds:0} s: writer {taken + 1} of {writers} ends its step.");
            }
        }

        return new Turn(turns, writers);
    }

    public void Dispose() => turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns, int taken) : IDisposable
    {
        public void Dispose() => turns.Release(taken);
    }
}
