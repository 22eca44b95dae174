using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Orleans.Concurrency;

namespace EconomieSociale.Territories;

/// <summary>Holds nothing, so any number of activations may answer at once, and one may answer many: while an area is read again others are not kept waiting.</summary>
[GrainType("territory"), StatelessWorker, Reentrant]
internal sealed class TerritoryGrain(Pack pack, AreaOptions options, TotalsMeter meter, TimeProvider clock) : Grain, ITerritoryGrain
{
    private AskedArea[]? areas;

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

    public async Task<ImmutableArray<UnitAlert>> Alerts(AlertQuery query)
    {
        using var measured = meter.Query("alerts");
        return [.. UnitAlert.Sort((await Ask(a => a.Alerts(query))).SelectMany(p => p))];
    }

    public async Task<ImmutableArray<UnitPlan>> Plans(AlertQuery query) =>
        [.. (await Ask(a => a.Plans(query))).SelectMany(p => p).OrderByDescending(p => p.Plan.OpenedOn).ThenBy(p => p.Unit, StringComparer.Ordinal)];

    public async Task<AlertMeasures> Measure(AlertQuery query) => AlertMeasures.Sum(await Ask(a => a.Measure(query)));

    public async Task<AlertReplay> Replay(AlertRuleDraft rule, DateOnly today)
    {
        var (code, vintage) = TerritoryKey.Read(this.GetPrimaryKeyString());
        return AlertReplay.Sum(await Ask(a => a.Replay(rule, code, vintage, today)));
    }

    public async Task<ImmutableArray<UnitResult>> Results(ResultQuery query) =>
        [.. (await Ask(a => a.Results(query))).SelectMany(p => p).OrderBy(r => r.Unit, StringComparer.Ordinal)];

    public async Task<ImmutableArray<PeerChange>> ResultPeers(ResultPeerQuery query) => PeerChange.Merge((await Ask(a => a.ResultPeers(query))).SelectMany(p => p));

    public async Task<ImmutableArray<DeclaredAmount>> Declared(DeclaredQuery query) => [.. (await Ask(a => a.Declared(query))).SelectMany(p => p)];

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

    public async Task<Reconciliation> Reconcile() => Reconciliation.Sum([.. (await Check(again: true)).Select(c => c.Last!)]);

    public async Task<ImmutableArray<AreaCheck>> Checked() => Of(await Ask(a => a.Checked()));

    public async Task<ImmutableArray<AreaCheck>> Check(bool again) => Of(await Task.WhenAll(
        Areas.Select(a => AreaPatience.Ask<Reconciliation?>(
            a.Key, options.Patience, clock, async () => again ? await a.Grain.Reconcile() : await a.Grain.Check(), AreaPatience.ForComparisons))));

    private AskedArea[] Areas => areas ??= Find();

    private ImmutableArray<AreaCheck> Of(Reconciliation?[] checks) => [.. Areas.Zip(checks, (a, c) => new AreaCheck(a.Key, c))];

    private Task<T[]> Ask<T>(Func<IAreaGrain, Task<T>> call) => AreaPatience.AskAll(Areas, options.Patience, clock, call);

    private AskedArea[] Find()
    {
        var (code, vintage) = TerritoryKey.Read(this.GetPrimaryKeyString());
        return
        [
            .. pack.Territory.Areas(pack.Territory.Find(code)!, vintage).SelectMany(AreaKey.All).Select(a => a.ToString())
                .Select(key => new AskedArea(key, GrainFactory.GetGrain<IAreaGrain>(key))),
        ];
    }
}
