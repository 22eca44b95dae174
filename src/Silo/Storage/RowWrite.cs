using System.Globalization;
using Orleans.Storage;

namespace EconomieSociale.Storage;

/// <summary>A row that waits to be written.</summary>
/// <param name="Payload">Null clears the row.</param>
/// <param name="Version">That the row must have; null if there must be none. The written row has the next one.</param>
internal record RowWrite(RowKey Key, byte[]? Payload, int? Version)
{
    private readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the row is durable (true), when it had another version (false), or when storage failed.</summary>
    public Task<bool> Done => done.Task;

    /// <summary>The version of the row once it is written.</summary>
    public int Next => (Version ?? 0) + 1;

    public virtual void End(bool written) => done.TrySetResult(written);

    /// <summary>What a writer is told whose row has another version than it read.</summary>
    public InconsistentStateException Conflict() =>
        new($"Version conflict: the row {Key.Name} of {Key.Key} does not have the version {Version?.ToString(CultureInfo.InvariantCulture) ?? "none"}.");

    public void Fail(Exception exception) => done.TrySetException(exception);
}
