using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Tests.Faults;

/// <summary>Fails writes on purpose: before they reach the disk, or after, when the caller cannot know that they did.</summary>
public sealed class FaultyStorage(IGrainStorage inner, DiskFault disk) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (disk.Next is { } fault && fault.StateName == stateName)
        {
            disk.Next = null;
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

/// <summary>The fault of the storage of one silo.</summary>
public sealed class DiskFault
{
    /// <summary>Of the next write of a state with this name; used once.</summary>
    public (string StateName, bool Written)? Next { get; set; }

    /// <summary>Puts the faulty storage before the one of a silo.</summary>
    public void PutInto(ISiloBuilder silo)
    {
        var stores = silo.Services.Single(d => d.ServiceType == typeof(IGrainStorage) && Equals(d.ServiceKey, EconomieSociale.Storage.Stores.Main));
        silo.Services.Remove(stores);
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            EconomieSociale.Storage.Stores.Main, (services, key) => new FaultyStorage((IGrainStorage)stores.KeyedImplementationFactory!(services, key), this));
    }
}
