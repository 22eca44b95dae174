namespace EconomieSociale.Territories;

/// <summary>
/// Does a long work once at a time. Who asks while it is done gets the next turn, which sees what was there when it was asked for, together with all who ask
/// meanwhile: however many ask, two turns are enough. For the one thread of a grain.
/// </summary>
internal sealed class Turns<T>(Func<Task<T>> work)
{
    private Task<T>? running;
    private Task<T>? next;

    /// <summary>A turn that begins now or later.</summary>
    public Task<T> Fresh() => Running is null ? running = work() : next ??= Next();

    /// <summary>The turn that is under way, or one that begins now.</summary>
    public Task<T> Any() => Running ?? Fresh();

    private Task<T>? Running => running is { IsCompleted: false } ? running : null;

    private async Task<T> Next()
    {
        while (Running is { } busy)
        {
            await ((Task)busy).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        next = null;
        return await (running = work());
    }
}
