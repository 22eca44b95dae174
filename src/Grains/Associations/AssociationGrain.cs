using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.Associations;

/// <summary>The row of an association: who it is. Its portfolio follows from its units.</summary>
internal sealed record AssociationState
{
    public const string Name = "association";

    public int SchemaVersion { get; init; } = 1;

    public AssociationProfile? Profile { get; init; }
}

[GrainType("association")]
internal sealed class AssociationGrain(
    [PersistentState(AssociationState.Name, Stores.Main)] IPersistentState<AssociationState> state,
    IUnitArchive archive,
    IUnitFeed feed,
    AreaOptions options,
    Pack pack,
    TimeProvider clock) : Grain, IAssociationGrain
{
    private readonly ProgrammeCalendar calendar = new(pack, clock);
    private readonly Dictionary<string, OrganisationUnit> units = new(StringComparer.Ordinal);
    private UnitSubscription subscription = null!;

    private string Code => this.GetPrimaryKeyString();

    /// <summary>Subscribes to the feed first and reads then: a unit is in one of the two, whatever message was lost.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        subscription = await feed.Subscribe(profilesOnly: true, cancellationToken);
        try
        {
            await foreach (var unit in archive.OfAssociation(Code, cancellationToken))
            {
                Hold(unit);
            }
        }
        catch
        {
            subscription.Dispose();
            throw;
        }

        this.RegisterGrainTimer(
            _ =>
            {
                CatchUp();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(options.CatchUpEvery, options.CatchUpEvery) { KeepAlive = false });
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        subscription.Dispose();
        return Task.CompletedTask;
    }

    public async Task<ImmutableArray<Reason>> Register(AssociationProfile profile)
    {
        var faults = AssociationRules.Check(Code, profile, pack);
        if (!faults.IsEmpty || profile == state.State.Profile)
        {
            return faults;
        }

        await this.Commit(state, state.State with { Profile = profile });
        return [];
    }

    public Task Tell(OrganisationUnit unit)
    {
        Hold(unit);
        return Task.CompletedTask;
    }

    public Task<AssociationView> Get()
    {
        CatchUp();
        var today = calendar.Today;
        var portfolio = units.Values
            .Where(u => u.Association.On(today) == Code && (u.ClosedOn is null || u.ClosedOn > today))
            .OrderBy(u => u.Name, StringComparer.Ordinal)
            .Select(u => new PortfolioEntry(u.Code, u.Name, u.Kind, u.Commune.On(today)!, u.Association.Entries.Last(e => e.Code == Code).From));
        return Task.FromResult(new AssociationView(Code, state.State.Profile, [.. portfolio]));
    }

    private void CatchUp()
    {
        while (subscription.TryTake(out var changes))
        {
            foreach (var unit in changes.Select(c => c.Profile).OfType<OrganisationUnit>().Where(u => u.Association.Concerns(Code)))
            {
                Hold(unit);
            }
        }
    }

    private void Hold(OrganisationUnit unit)
    {
        if (!units.TryGetValue(unit.Code, out var held) || held.Version < unit.Version)
        {
            units[unit.Code] = unit;
        }
    }
}
