using System.Collections.Immutable;
using EconomieSociale.Storage;
using Orleans.Runtime;

namespace EconomieSociale.Programme;

internal sealed record ProgrammeState
{
    public const string Name = "programme";

    public int SchemaVersion { get; init; } = 1;

    public ImmutableArray<PackVersion> Versions { get; init; } = [];

    public DemonstrationState Demonstration { get; init; }
}

[GrainType("programme")]
internal sealed class ProgrammeGrain([PersistentState(ProgrammeState.Name, Stores.Main)] IPersistentState<ProgrammeState> state) : Grain, IProgrammeGrain
{
    public async Task<ProgrammeView> Announce(PackVersion version)
    {
        if (state.State.Versions.IsEmpty || state.State.Versions[^1].Fingerprint != version.Fingerprint)
        {
            await this.Commit(state, state.State with { Versions = state.State.Versions.Add(version) });
        }

        return View();
    }

    public Task<ProgrammeView> Get() => Task.FromResult(View());

    public Task MarkDemonstration(DemonstrationState demonstration) => this.Commit(state, state.State with { Demonstration = demonstration });

    private ProgrammeView View() => new(state.State.Versions, state.State.Demonstration);
}
