using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>
/// A division of the territory in one vintage: merges the answers of its areas when asked and keeps nothing that could be wrong.
/// Key: see <see cref="TerritoryKey"/>.
/// </summary>
[Alias("territory")]
public interface ITerritoryGrain : IGrainWithStringKey
{
    [Alias("aggregate")]
    Task<AggregateAnswer> Aggregate(AggregateQuery query);

    [Alias("rank")]
    Task<ImmutableArray<RankedUnit>> Rank(AggregateQuery query, string indicator, bool ascending, int limit);

    /// <summary>All units that meet the query, in no order: the caller sorts and pages.</summary>
    [Alias("units")]
    Task<ImmutableArray<UnitSummary>> Units(UnitQuery query);

    /// <summary>All alerts that meet the query, the worst and oldest first.</summary>
    [Alias("alerts")]
    Task<ImmutableArray<UnitAlert>> Alerts(AlertQuery query);

    /// <summary>See <see cref="IAreaGrain.Plans"/>; the newest first.</summary>
    [Alias("plans")]
    Task<ImmutableArray<UnitPlan>> Plans(AlertQuery query);

    /// <summary>See <see cref="IAreaGrain.Measure"/>.</summary>
    [Alias("measure-alerts")]
    Task<AlertMeasures> Measure(AlertQuery query);

    /// <summary>See <see cref="IAreaGrain.Replay"/>.</summary>
    [Alias("replay-alerts")]
    Task<AlertReplay> Replay(AlertRuleDraft rule, DateOnly today);

    /// <summary>See <see cref="IAreaGrain.Results"/>; by code.</summary>
    [Alias("fund-results")]
    Task<ImmutableArray<UnitResult>> Results(ResultQuery query);

    /// <summary>See <see cref="IAreaGrain.ResultPeers"/>.</summary>
    [Alias("fund-result-peers")]
    Task<ImmutableArray<PeerChange>> ResultPeers(ResultPeerQuery query);

    /// <summary>See <see cref="IAreaGrain.Declared"/>.</summary>
    [Alias("fund-declared")]
    Task<ImmutableArray<DeclaredAmount>> Declared(DeclaredQuery query);

    [Alias("peers")]
    Task<ImmutableArray<PeerValues>> Peers(PeerQuery query);

    /// <summary>See <see cref="IAreaGrain.Compare"/>; ordered by code.</summary>
    [Alias("compare")]
    Task<ImmutableArray<StatusChange>> Compare(CatalogueDraft proposal, Period period, DateOnly today);

    /// <summary>Compares all areas with the rows of their units now.</summary>
    [Alias("reconcile"), ResponseTimeout(Reconciliation.Patience)]
    Task<Reconciliation> Reconcile();

    /// <summary>What the last comparison of each area found, by area key; null where none was made yet.</summary>
    [Alias("checked")]
    Task<ImmutableArray<AreaCheck>> Checked();

    /// <summary>The last comparison of each area; made now where none was made since the area woke, and, <paramref name="again"/>, in all of them.</summary>
    [Alias("check"), ResponseTimeout(Reconciliation.Patience)]
    Task<ImmutableArray<AreaCheck>> Check(bool again);
}

/// <summary>The last comparison of an area; null before the first.</summary>
[GenerateSerializer, Immutable, Alias("area-check")]
public sealed record AreaCheck(string Area, Reconciliation? Last);

/// <summary>The key of a territory grain: <c>vintage/code</c>.</summary>
public static class TerritoryKey
{
    public static string Of(string code, string vintage) => $"{vintage}/{code}";

    public static (string Code, string Vintage) Read(string key)
    {
        var at = key.IndexOf('/', StringComparison.Ordinal);
        return (key[(at + 1)..], key[..at]);
    }
}
