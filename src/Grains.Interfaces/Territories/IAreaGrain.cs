using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Values;
using Orleans.Concurrency;

namespace EconomieSociale.Territories;

/// <summary>
/// The leaf of all totals: the contributions of the units that lie, or once lay, in one area. Key: the code of the area.
/// Nothing here is the truth: it is read from the states of the units when the grain wakes, before its first answer, and told afterwards.
/// </summary>
[Alias("area")]
public interface IAreaGrain : IGrainWithStringKey
{
    /// <summary>
    /// A unit tells its profile and those reports that changed. Repeats and late news change nothing.
    /// False: the unit is not known here, and only a part of it was told; it must be told whole.
    /// </summary>
    [Alias("apply")]
    Task<bool> Apply(UnitNews news);

    [Alias("aggregate")]
    Task<AggregateAnswer> Aggregate(AggregateQuery query);

    /// <summary>The units behind a number: the <paramref name="limit"/> best or worst by an indicator.</summary>
    [Alias("rank")]
    Task<ImmutableArray<RankedUnit>> Rank(AggregateQuery query, string indicator, bool ascending, int limit);

    [Alias("units")]
    Task<ImmutableArray<UnitSummary>> Units(UnitQuery query);

    /// <summary>The values of similar units, to compare one with.</summary>
    [Alias("peers")]
    Task<ImmutableArray<PeerValues>> Peers(PeerQuery query);

    /// <summary>The units whose colour or state a proposed catalogue would change in a main period.</summary>
    [Alias("compare")]
    Task<ImmutableArray<StatusChange>> Compare(CatalogueDraft proposal, Period period, DateOnly today);

    /// <summary>The alerts of units that lie here. Others are served meanwhile: the first look of a day works out every unit.</summary>
    [Alias("alerts"), AlwaysInterleave]
    Task<ImmutableArray<UnitAlert>> Alerts(AlertQuery query);

    /// <summary>The accompaniment plans of units that lie here; conditions on severity, rule and state do not count.</summary>
    [Alias("plans"), AlwaysInterleave]
    Task<ImmutableArray<UnitPlan>> Plans(AlertQuery query);

    /// <summary>How the alerts of units that lie here were dealt with; conditions on severity, rule and state do not count.</summary>
    [Alias("measure-alerts"), AlwaysInterleave]
    Task<AlertMeasures> Measure(AlertQuery query);

    /// <summary>What a rule would have done. Others are served meanwhile.</summary>
    /// <exception cref="ArgumentException">The rule has faults.</exception>
    [Alias("replay-alerts"), AlwaysInterleave]
    Task<AlertReplay> Replay(AlertRuleDraft rule, string territory, string vintage, DateOnly today);

    /// <summary>The units whose data has opened, raised, eased or closed an alert that they have not recorded yet.</summary>
    [Alias("behind-alerts"), AlwaysInterleave]
    Task<ImmutableArray<string>> BehindAlerts(DateOnly today, DateTimeOffset now);

    /// <summary>What units have recorded about their alerts since the marks, of whole units until there are about as many lines as asked for.</summary>
    /// <param name="marks">By unit: the version of its care book that was read.</param>
    [Alias("alert-news"), AlwaysInterleave]
    Task<AlertNews> AlertNews(ImmutableDictionary<string, int> marks, int limit);

    /// <summary>What became of funded units that lie here. Others are served meanwhile.</summary>
    [Alias("fund-results"), AlwaysInterleave]
    Task<ImmutableArray<UnitResult>> Results(ResultQuery query);

    /// <summary>How comparable units without an agreement that lie here changed.</summary>
    [Alias("fund-result-peers"), AlwaysInterleave]
    Task<ImmutableArray<PeerChange>> ResultPeers(ResultPeerQuery query);

    /// <summary>What the units that lie here declared to have been paid by the fund.</summary>
    [Alias("fund-declared"), AlwaysInterleave]
    Task<ImmutableArray<DeclaredAmount>> Declared(DeclaredQuery query);

    /// <summary>Compares what is held with what the units' own rows say now. Others are served meanwhile.</summary>
    [Alias("reconcile"), AlwaysInterleave, ResponseTimeout(Reconciliation.Patience)]
    Task<Reconciliation> Reconcile();

    /// <summary>The result of the last comparison; where none was made yet, of one that is under way or begins now.</summary>
    [Alias("check"), AlwaysInterleave, ResponseTimeout(Reconciliation.Patience)]
    Task<Reconciliation> Check();

    /// <summary>The result of the last comparison, which is made now and then in the background; null before the first.</summary>
    [Alias("checked"), AlwaysInterleave]
    Task<Reconciliation?> Checked();
}

/// <summary>A unit with its value for the indicator asked for.</summary>
[GenerateSerializer, Immutable, Alias("ranked-unit")]
public sealed record RankedUnit(string Code, string Name, string? NameAr, string Commune, string? Sector, decimal Value);

/// <summary>What to list. Null or empty: no condition.</summary>
/// <param name="On">The day on which memberships and states are read; asked for a state, only units that exist then are listed.</param>
/// <param name="Folded">Part of a name or code, folded by <see cref="TextKey.Fold"/>.</param>
[GenerateSerializer, Immutable, Alias("unit-query")]
public sealed record UnitQuery(
    string Territory, string Vintage, DateOnly On, string? Sector, string? Association, string? Kind, string? Folded, UnitState? State = null, Status? Status = null);

/// <summary>A line of a list of units.</summary>
[GenerateSerializer, Immutable, Alias("unit-summary")]
public sealed record UnitSummary(
    string Code, string Name, string? NameAr, string Kind, string Commune, string? Sector, string? Association, DateOnly? ClosedOn, Period? LastReport,
    string State, string Status, decimal? Composite);

/// <summary>The result of a comparison of live totals with a recomputation from the units' own states.</summary>
[GenerateSerializer, Immutable, Alias("reconciliation")]
public sealed record Reconciliation(int ComparedUnits, int ComparedPeriods, int Differences, DateTimeOffset CheckedAt)
{
    /// <summary>A comparison reads every row of an area and may take minutes where there are many.</summary>
    public const string Patience = "00:05:00";

    /// <summary>Of several areas: as old as the oldest of them.</summary>
    public static Reconciliation Sum(IReadOnlyCollection<Reconciliation> parts) =>
        new(parts.Sum(p => p.ComparedUnits), parts.Sum(p => p.ComparedPeriods), parts.Sum(p => p.Differences), parts.Min(p => p.CheckedAt));
}
