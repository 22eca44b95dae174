using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Microsoft.Extensions.Logging;

namespace EconomieSociale.Territories;

[GrainType("area")]
internal sealed partial class AreaGrain(IUnitArchive archive, Pack pack, TimeProvider clock, ILogger<AreaGrain> log) : Grain, IAreaGrain
{
    private Dictionary<string, UnitDossier> units = new(StringComparer.Ordinal);

    private string Code => this.GetPrimaryKeyString();

    /// <summary>Reads every unit of the area from its own rows. No call is answered before, so no answer is older than what was acknowledged.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        units = (await ReadUnits(cancellationToken)).ToDictionary(u => u.Key, u => new UnitDossier(u.Value, pack), StringComparer.Ordinal);
        LogAwake(Code, units.Count);
    }

    public Task Apply(UnitContributions news)
    {
        units[news.Unit.Code] = units.TryGetValue(news.Unit.Code, out var held) ? held.Apply(news) : new(news, pack);
        return Task.CompletedTask;
    }

    public Task<AggregateAnswer> Aggregate(AggregateQuery query) => Task.FromResult(AggregateRules.Evaluate(query, units.Values, Code, pack));

    public Task<ImmutableArray<RankedUnit>> Rank(AggregateQuery query, string indicator, bool ascending, int limit)
    {
        var ranked = AggregateRules.Rank(query, pack.Indicator(indicator)!, units.Values, Code, pack)
            .Select(r => new RankedUnit(r.Slice.Unit.Code, r.Slice.Unit.Name, r.Slice.Unit.NameAr, r.Slice.Place.Commune, r.Slice.Place.Sector, r.Value));
        return Task.FromResult<ImmutableArray<RankedUnit>>([.. RankOrder.Sort(ranked, ascending).Take(limit)]);
    }

    public Task<ImmutableArray<UnitSummary>> Units(UnitQuery query)
    {
        var communes = Communes(query);
        var found = units.Values
            .Select(u => (Dossier: u, u.Contributions.Unit, Place: UnitSlices.Place(u.Contributions.Unit, query.On)))
            .Where(u => communes.Contains(u.Place.Commune)
                && (query.Sector is null || query.Sector == u.Place.Sector)
                && (query.Association is null || query.Association == u.Place.Association)
                && (query.Kind is null || query.Kind == JsonName.Of(u.Unit.Kind))
                && (query.Folded is null || Matches(u.Unit, query.Folded)))
            .Select(u => (u.Dossier, u.Unit, u.Place, Standing: u.Dossier.States.Now(query.On)))
            .Where(u => (query.State is null && query.Status is null) || u.Unit.ExistsOn(query.On))
            .Where(u => query.State is null || query.State == (u.Standing?.State ?? UnitState.Unknown))
            .Where(u => query.Status is null || query.Status == (u.Standing?.Status ?? Status.Grey))
            .Select(u => Summary(u.Unit, u.Place, u.Dossier, u.Standing));
        return Task.FromResult<ImmutableArray<UnitSummary>>([.. found]);
    }

    public Task<ImmutableArray<PeerValues>> Peers(PeerQuery query) => Task.FromResult(PeerRules.Values(query, Lying(query.Period), pack));

    public Task<ImmutableArray<StatusChange>> Compare(CatalogueDraft proposal, Period period, DateOnly today)
    {
        var catalogue = CatalogueRules.Check(proposal, pack.Elements, code => pack.List(CodeList.Unit).Find(code) is not null).Catalogue
            ?? throw new ArgumentException("A catalogue with faults cannot be compared.", nameof(proposal));
        return Task.FromResult<ImmutableArray<StatusChange>>([.. Lying(period).Select(u => CompareRules.Compare(u, catalogue, period, today)).OfType<StatusChange>()]);
    }

    public async Task<Reconciliation> Reconcile()
    {
        var truth = await ReadUnits(CancellationToken.None);
        var communes = Communes();
        var differences = ReconciliationRules.Compare(units.ToDictionary(u => u.Key, u => u.Value.Contributions), truth, communes);
        if (differences > 0)
        {
            LogDifferences(Code, differences);
        }

        // A unit that moved is held by two areas; the one where it lies now counts it.
        var here = truth.Values.Where(u => pack.Territory.AreaOf(pack.Territory.Find(u.Unit.Commune.Current!)!).Code == Code).ToArray();
        return new(here.Length, here.Sum(u => u.Reports.Length), differences, clock.GetUtcNow());
    }

    private async Task<Dictionary<string, UnitContributions>> ReadUnits(CancellationToken cancellation)
    {
        var read = new Dictionary<string, UnitContributions>(StringComparer.Ordinal);
        if (pack.Territory.Find(Code)?.Level == pack.Territory.AreaLevel)
        {
            await foreach (var unit in archive.InCommunes(Communes(), cancellation))
            {
                read[unit.Unit.Code] = unit;
            }
        }

        return read;
    }

    /// <summary>The communes of the area in any vintage.</summary>
    private HashSet<string> Communes()
    {
        var area = pack.Territory.Find(Code)!;
        return [.. pack.Territory.Vintages.SelectMany(v => pack.Territory.UnitDivisions(area, v)).Select(d => d.Code)];
    }

    private HashSet<string> Communes(UnitQuery query)
    {
        var area = pack.Territory.Find(Code)!;
        var asked = pack.Territory.Find(query.Territory)!;
        var inArea = pack.Territory.UnitDivisions(area, query.Vintage).Select(d => d.Code);
        return [.. pack.Territory.UnitDivisions(asked, query.Vintage).Select(d => d.Code).Intersect(inArea, StringComparer.Ordinal)];
    }

    private static bool Matches(OrganisationUnit unit, string folded) =>
        TextKey.Fold(unit.Name).Contains(folded, StringComparison.Ordinal)
        || TextKey.Fold(unit.Code).Contains(folded, StringComparison.Ordinal)
        || (unit.NameAr is not null && TextKey.Fold(unit.NameAr).Contains(folded, StringComparison.Ordinal));

    /// <summary>The units that lie in this area at the end of a period: one that moved is held by two areas.</summary>
    private IEnumerable<UnitDossier> Lying(Period period) => units.Values.Where(u =>
        u.Contributions.Unit.ExistsOn(period.LastDay) && pack.Territory.AreaOf(pack.Territory.Find(u.Contributions.Unit.Commune.On(period.LastDay)!)!).Code == Code);

    private static UnitSummary Summary(OrganisationUnit unit, UnitPlace place, UnitDossier dossier, PeriodStatus? standing) => new(
        unit.Code,
        unit.Name,
        unit.NameAr,
        JsonName.Of(unit.Kind),
        place.Commune,
        place.Sector,
        place.Association,
        unit.ClosedOn,
        dossier.History().IsEmpty ? null : Period.At(dossier.History().Kind, dossier.History().Last),
        JsonName.Of(standing?.State ?? UnitState.Unknown),
        JsonName.Of(standing?.Status ?? Status.Grey),
        standing?.Composite is { } composite ? Math.Round(composite, Indicator.RateDecimals, MidpointRounding.AwayFromZero) : null);
}
