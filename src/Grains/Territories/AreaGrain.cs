using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Microsoft.Extensions.Logging;

namespace EconomieSociale.Territories;

[GrainType("area")]
internal sealed partial class AreaGrain(IUnitArchive archive, Pack pack, TimeProvider clock, ILogger<AreaGrain> log) : Grain, IAreaGrain
{
    private Dictionary<string, UnitContributions> units = new(StringComparer.Ordinal);

    private string Code => this.GetPrimaryKeyString();

    /// <summary>Reads every unit of the area from its own rows. No call is answered before, so no answer is older than what was acknowledged.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        units = await ReadUnits(cancellationToken);
        LogAwake(Code, units.Count);
    }

    public Task Apply(UnitContributions news)
    {
        units[news.Unit.Code] = units.TryGetValue(news.Unit.Code, out var held) ? held.Apply(news) : news;
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
            .Select(u => (u.Unit, Place: UnitSlices.Place(u.Unit, query.On), u.Reports))
            .Where(u => communes.Contains(u.Place.Commune)
                && (query.Sector is null || query.Sector == u.Place.Sector)
                && (query.Association is null || query.Association == u.Place.Association)
                && (query.Kind is null || query.Kind == JsonName.Of(u.Unit.Kind))
                && (query.Folded is null || Matches(u.Unit, query.Folded)))
            .Select(u => new UnitSummary(
                u.Unit.Code, u.Unit.Name, u.Unit.NameAr, JsonName.Of(u.Unit.Kind), u.Place.Commune, u.Place.Sector, u.Place.Association, u.Unit.ClosedOn, LastReport(u.Reports)));
        return Task.FromResult<ImmutableArray<UnitSummary>>([.. found]);
    }

    public async Task<Reconciliation> Reconcile()
    {
        var truth = await ReadUnits(CancellationToken.None);
        var communes = Communes();
        var differences = ReconciliationRules.Compare(units, truth, communes);
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

    private Period? LastReport(ImmutableArray<Contribution> reports)
    {
        var main = reports.Where(r => r.DataSet == pack.MainDataSet.Code).ToArray();
        return main.Length == 0 ? null : main.Max(r => r.Period);
    }
}
