using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Tests.Territories;

/// <summary>Questions put to plain contributions.</summary>
internal static class Asked
{
    public static AggregateAnswer Evaluate(AggregateQuery query, IEnumerable<UnitContributions> units, string? area, Pack pack) =>
        AggregateRules.Evaluate(query, units.Select(u => new UnitDossier(u, pack)), area, pack);

    public static IEnumerable<(UnitSlice Slice, decimal Value)> Rank(AggregateQuery query, Indicator indicator, IEnumerable<UnitContributions> units, string area, Pack pack) =>
        AggregateRules.Rank(query, indicator, units.Select(u => new UnitDossier(u, pack)), area, pack);
}
