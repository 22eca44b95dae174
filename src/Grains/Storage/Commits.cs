using Orleans.Runtime;

namespace EconomieSociale.Storage;

internal static class Commits
{
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
