using System.Collections.Immutable;

namespace EconomieSociale.Programme;

/// <summary>The programme: which version of the pack is in force, and whether the store holds the fictional region. One grain; key: <see cref="Key"/>.</summary>
[Alias("programme")]
public interface IProgrammeGrain : IGrainWithStringKey
{
    const string Key = "programme";

    /// <summary>A process that starts says which pack it loaded. One that was not yet known is recorded and is in force from now on.</summary>
    [Alias("announce")]
    Task<ProgrammeView> Announce(PackVersion version);

    [Alias("get")]
    Task<ProgrammeView> Get();

    /// <summary>Records that the store is being filled, or is filled, with the fictional demonstration region.</summary>
    [Alias("mark-demonstration")]
    Task MarkDemonstration(DemonstrationState state);
}

/// <summary>A version of the pack, and since when it is in force.</summary>
[GenerateSerializer, Immutable, Alias("pack-version")]
public sealed record PackVersion(string Id, int Version, string Fingerprint, DateTimeOffset Since);

/// <summary>How far the filling with the demonstration region is.</summary>
public enum DemonstrationState
{
    None = 0,
    Filling = 1,
    Complete = 2,
}

/// <param name="Versions">Oldest first; the last is in force.</param>
[GenerateSerializer, Immutable, Alias("programme-view")]
public sealed record ProgrammeView(ImmutableArray<PackVersion> Versions, DemonstrationState Demonstration);
