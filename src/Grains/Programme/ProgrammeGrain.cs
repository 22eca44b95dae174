using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.Programme;

internal sealed record ProgrammeState
{
    public const string Name = "programme";

    public int SchemaVersion { get; init; } = 1;

    public ImmutableArray<PackVersion> Versions { get; init; } = [];

    public DemonstrationState Demonstration { get; init; }

    public ImmutableArray<CatalogueMark> Catalogues { get; init; } = [];
}

[GrainType("programme")]
internal sealed class ProgrammeGrain(
    [PersistentState(ProgrammeState.Name, Stores.Main)] IPersistentState<ProgrammeState> state, Pack pack, TimeProvider clock) : Grain, IProgrammeGrain
{
    private readonly ProgrammeCalendar calendar = new(pack, clock);

    public async Task<ImmutableArray<Reason>> Announce(PackVersion version, ImmutableArray<CatalogueMark> catalogues)
    {
        var held = state.State;
        var faults = VersionRules.Check(held.Catalogues, catalogues, Period.Containing(calendar.Today, pack.MainDataSet.PeriodKind));
        if (!faults.IsEmpty)
        {
            return faults;
        }

        var next = held with { Catalogues = held.Catalogues.AsSpan().SequenceEqual(catalogues.AsSpan()) ? held.Catalogues : catalogues };
        if (held.Versions.IsEmpty || held.Versions[^1].Fingerprint != version.Fingerprint)
        {
            next = next with { Versions = held.Versions.Add(version) };
        }

        if (next != held)
        {
            await this.Commit(state, next);
        }

        return [];
    }

    public Task<ProgrammeView> Get() => Task.FromResult(View());

    public Task MarkDemonstration(DemonstrationState demonstration) => this.Commit(state, state.State with { Demonstration = demonstration });

    private ProgrammeView View() => new(state.State.Versions, state.State.Demonstration, state.State.Catalogues);
}
