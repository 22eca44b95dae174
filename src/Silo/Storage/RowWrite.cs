namespace EconomieSociale.Storage;

/// <summary>A row that waits to be written.</summary>
/// <param name="Payload">Null clears the row.</param>
/// <param name="Version">That the row must have; null if there must be none. The written row has the next one.</param>
internal sealed record RowWrite(RowKey Key, byte[]? Payload, int? Version)
{
    private readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the row is durable (true), when it had another version (false), or when storage failed.</summary>
    public Task<bool> Done => done.Task;

    public void End(bool written) => done.TrySetResult(written);

    public void Fail(Exception exception) => done.TrySetException(exception);
}
