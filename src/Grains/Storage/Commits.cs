using System.Globalization;
using Orleans.Runtime;

namespace EconomieSociale.Storage;

internal static class Commits
{
    /// <summary>The version of a row from its ETag; 0 for one that was never written.</summary>
    public static int Version(string? etag) => etag is null ? 0 : int.Parse(etag, CultureInfo.InvariantCulture);

    /// <summary>
    /// Replaces the state of a grain by one durable write. When it fails, memory goes back to what was before, the activation ends
    /// (whether the row was written is unknown, so the next call reads it again), and the caller learns it.
    /// </summary>
    public static async Task Commit<TState>(this IGrainBase grain, IPersistentState<TState> state, TState next)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
