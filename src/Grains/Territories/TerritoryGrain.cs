using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Orleans.Concurrency;

namespace EconomieSociale.Territories;

/// <summary>Holds nothing, so any number of activations may answer at once, and one may answer many: while an area is read again others are not kept waiting.</summary>
[GrainType("territory"), StatelessWorker, Reentrant]
internal sealed class TerritoryGrain(Pack pack, AreaOptions options, TotalsMeter meter, TimeProvider clock) : Grain, ITerritoryGrain
{
    public async Task<AggregateAnswer> Aggregate(AggregateQuery query)
    {
        using var measured = meter.Query(query);
        return AggregateAnswer.Merge(query, await Ask(a => a.Aggregate(query)));
    }

    public async Task<ImmutableArray<RankedUnit>> Rank(AggregateQuery query, string indicator, bool ascending, int limit)
    {
        using var measured = meter.Query("rank");
        var parts = await Ask(a => a.Rank(query, indicator, ascending, limit));
        return [.. RankOrder.Sort(parts.SelectMany(p => p), ascending).Take(limit)];
    }

    public async Task<ImmutableArray<UnitSummary>> Units(UnitQuery query)
    {
        using var measured = meter.Query("units");
        var parts = await Ask(a => a.Units(query));
        return [.. parts.SelectMany(p => p)];
    }

    public async Task<ImmutableArray<PeerValues>> Peers(PeerQuery query)
    {
        using var measured = meter.Query("peers");
        return PeerValues.Merge((await Ask(a => a.Peers(query))).SelectMany(p => p));
    }

    public async Task<ImmutableArray<StatusChange>> Compare(CatalogueDraft proposal, Period period, DateOnly today)
    {
        var parts = await Ask(a => a.Compare(proposal, period, today));
        return [.. parts.SelectMany(p => p).OrderBy(c => c.Code, StringComparer.Ordinal)];
    }

    public async Task<Reconciliation> Reconcile() => Sum(await Ask(a => a.Reconcile()));

    public async Task<ImmutableArray<AreaCheck>> Checked()
    {
        AreaKey[] areas = [.. Areas()];
        var checks = await Task.WhenAll(areas.Select(a => Ask(a, g => g.Checked())));
        return [.. areas.Zip(checks, (a, c) => new AreaCheck(a.ToString(), c))];
    }

    private static Reconciliation Sum(Reconciliation[] parts) =>
        new(parts.Sum(p => p.ComparedUnits), parts.Sum(p => p.ComparedPeriods), parts.Sum(p => p.Differences), parts.Max(p => p.CheckedAt));

    private Task<T[]> Ask<T>(Func<IAreaGrain, Task<T>> call) => Task.WhenAll(Areas().Select(a => Ask(a, call)));

    private Task<T> Ask<T>(AreaKey area, Func<IAreaGrain, Task<T>> call)
    {
        var key = area.ToString();
        return AreaPatience.Ask(key, options.Patience, clock, () => call(GrainFactory.GetGrain<IAreaGrain>(key)));
    }

    private IEnumerable<AreaKey> Areas()
    {
        var (code, vintage) = TerritoryKey.Read(this.GetPrimaryKeyString());
        return pack.Territory.Areas(pack.Territory.Find(code)!, vintage).SelectMany(AreaKey.All);
    }
}
