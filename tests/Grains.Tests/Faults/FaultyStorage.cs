using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Tests.Faults;

/// <summary>Fails writes on purpose: before they reach the disk, or after, when the caller cannot know that they did.</summary>
public sealed class FaultyStorage(IGrainStorage inner) : IGrainStorage
{
    /// <summary>The fault of the next write of a state with this name; used once.</summary>
    public static (string StateName, bool Written)? Next { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Next is { } fault && fault.StateName == stateName)
        {
            Next = null;
            if (fault.Written)
            {
                await inner.WriteStateAsync(stateName, grainId, grainState);
            }

            throw new IOException("the disk failed on purpose");
        }

        await inner.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
}
