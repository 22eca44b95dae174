using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>Which units to compare one with: those of its sector that report for the same main period, wherever they lie.</summary>
/// <param name="Except">The unit that is compared: it is not its own peer.</param>
/// <param name="WithoutPlan">Only units that never had an accompaniment plan.</param>
[GenerateSerializer, Immutable, Alias("peer-query")]
public sealed record PeerQuery(string Sector, Period Period, string Except, bool WithoutPlan = false);

/// <summary>The values of an indicator (or of the composite, under <see cref="Composite"/>), one for each unit that has one, ascending; no names.</summary>
[GenerateSerializer, Immutable, Alias("peer-values")]
public sealed record PeerValues(string Code, ImmutableArray<decimal> Values)
{
    public const string Composite = "composite";

    public static ImmutableArray<PeerValues> Merge(IEnumerable<PeerValues> parts) =>
        [.. parts.GroupBy(p => p.Code, StringComparer.Ordinal).Select(g => new PeerValues(g.Key, [.. g.SelectMany(p => p.Values).Order()]))];
}
