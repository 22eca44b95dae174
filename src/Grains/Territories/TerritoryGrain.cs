using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Orleans.Concurrency;

namespace EconomieSociale.Territories;

/// <summary>Holds nothing, so any number of activations may answer at once.</summary>
[GrainType("territory"), StatelessWorker]
internal sealed class TerritoryGrain(Pack pack) : Grain, ITerritoryGrain
{
    public async Task<AggregateAnswer> Aggregate(AggregateQuery query) =>
        AggregateAnswer.Merge(query, await Task.WhenAll(Areas().Select(a => a.Aggregate(query))));

    public async Task<ImmutableArray<RankedUnit>> Rank(AggregateQuery query, string indicator, bool ascending, int limit)
    {
        var parts = await Task.WhenAll(Areas().Select(a => a.Rank(query, indicator, ascending, limit)));
        return [.. RankOrder.Sort(parts.SelectMany(p => p), ascending).Take(limit)];
    }

    public async Task<ImmutableArray<UnitSummary>> Units(UnitQuery query)
    {
        var parts = await Task.WhenAll(Areas().Select(a => a.Units(query)));
        return [.. parts.SelectMany(p => p)];
    }

    public async Task<ImmutableArray<PeerValues>> Peers(PeerQuery query)
    {
        var parts = await Task.WhenAll(Areas().Select(a => a.Peers(query)));
        return PeerValues.Merge(parts.SelectMany(p => p));
    }

    public async Task<ImmutableArray<StatusChange>> Compare(CatalogueDraft proposal, Period period, DateOnly today)
    {
        var parts = await Task.WhenAll(Areas().Select(a => a.Compare(proposal, period, today)));
        return [.. parts.SelectMany(p => p).OrderBy(c => c.Code, StringComparer.Ordinal)];
    }

    public async Task<Reconciliation> Reconcile()
    {
        var parts = await Task.WhenAll(Areas().Select(a => a.Reconcile()));
        return new(parts.Sum(p => p.ComparedUnits), parts.Sum(p => p.ComparedPeriods), parts.Sum(p => p.Differences), parts.Max(p => p.CheckedAt));
    }

    private IEnumerable<IAreaGrain> Areas()
    {
        var (code, vintage) = TerritoryKey.Read(this.GetPrimaryKeyString());
        return pack.Territory.Areas(pack.Territory.Find(code)!, vintage).Select(a => GrainFactory.GetGrain<IAreaGrain>(a.Code));
    }
}
