using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>The programme: which version of the pack is in force, and whether the store holds the fictional region. One grain; key: <see cref="Key"/>.</summary>
[Alias("programme")]
public interface IProgrammeGrain : IGrainWithStringKey
{
    const string Key = "programme";

    /// <summary>
    /// A process that starts says which pack and which versions of the catalogue it loaded. A pack that was not yet known is recorded and is in force from now on.
    /// One that would change assessments of the past is refused, and nothing is recorded.
    /// </summary>
    /// <returns>The reasons of a refusal; empty when the pack is in force.</returns>
    [Alias("announce")]
    Task<ImmutableArray<Reason>> Announce(PackVersion version, ImmutableArray<CatalogueMark> catalogues);

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
/// <param name="Catalogues">The versions of the catalogue that were ever in force.</param>
[GenerateSerializer, Immutable, Alias("programme-view")]
public sealed record ProgrammeView(ImmutableArray<PackVersion> Versions, DemonstrationState Demonstration, ImmutableArray<CatalogueMark> Catalogues);
