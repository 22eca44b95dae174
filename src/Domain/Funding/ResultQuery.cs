using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Territories;

namespace EconomieSociale.Funding;

/// <summary>A unit that the fund has agreements with, since the day of the first.</summary>
[GenerateSerializer, Immutable, Alias("funded-unit")]
public sealed record FundedUnit(string Code, DateOnly Since)
{
    /// <summary>Those with an agreement by a day, over all lines.</summary>
    public static ImmutableArray<FundedUnit> Of(IReadOnlyDictionary<string, LineBook> lines, DateOnly asOf) =>
    [
        .. lines.Values.SelectMany(l => l.Agreements).Where(a => a.Terms.Date <= asOf).GroupBy(a => a.Terms.Unit, StringComparer.Ordinal)
            .Select(u => new FundedUnit(u.Key, u.Min(a => a.Terms.Date))).OrderBy(u => u.Code, StringComparer.Ordinal),
    ];
}

/// <summary>What became of funded units until a day.</summary>
[GenerateSerializer, Immutable, Alias("result-query")]
public sealed record ResultQuery(DateOnly AsOf, ImmutableArray<FundedUnit> Units);

/// <summary>A figure before the money and now, in smallest units: a stock at the end of the period, a flow over the year up to it.</summary>
[GenerateSerializer, Immutable, Alias("result-change")]
public readonly record struct ResultChange(long Before, long Now)
{
    public long Net => checked(Now - Before);
}

/// <summary>Units that may be compared: the same sector and size class when it began.</summary>
/// <param name="Baseline">Ordinal of the main period before the money.</param>
[GenerateSerializer, Immutable, Alias("result-stratum")]
public sealed record Stratum(string? Sector, string? Size, int Baseline);

/// <summary>A funded unit with what became of it.</summary>
/// <param name="Place">Where it belonged on the day of its first agreement.</param>
/// <param name="State">On the day asked for.</param>
/// <param name="Changes">In the order of <see cref="FundTerms.Results"/>; null where a figure before or now is not known.</param>
[GenerateSerializer, Immutable, Alias("unit-result")]
public sealed record UnitResult(
    string Unit, string Name, string? NameAr, UnitPlace Place, Stratum Stratum, UnitState State, ImmutableArray<ResultChange?> Changes);

/// <summary>How comparable units without an agreement changed.</summary>
[GenerateSerializer, Immutable, Alias("result-peer-query")]
public sealed record ResultPeerQuery(DateOnly AsOf, ImmutableArray<Stratum> Strata, ImmutableArray<string> Except);

/// <summary>The changes of the comparable units of a stratum.</summary>
/// <param name="Of">Place in <see cref="FundTerms.Results"/>.</param>
/// <param name="Units">Those whose change is known.</param>
/// <param name="Net">Together, in smallest units.</param>
[GenerateSerializer, Immutable, Alias("peer-change")]
public sealed record PeerChange(Stratum Stratum, int Of, int Units, long Net)
{
    public static ImmutableArray<PeerChange> Merge(IEnumerable<PeerChange> parts) =>
    [
        .. parts.GroupBy(p => (p.Stratum, p.Of)).Select(g => new PeerChange(g.Key.Stratum, g.Key.Of, g.Sum(p => p.Units), g.Sum(p => p.Net))),
    ];
}
