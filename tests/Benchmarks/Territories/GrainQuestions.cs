using System.Collections.Immutable;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>Questions as the web asks them: through the grain of a division, with today's date.</summary>
internal static class GrainQuestions
{
    private static readonly DateOnly Today = new(Landscape.FirstYear + Landscape.Years, 1, 31);

    public static ITerritoryGrain Territory(this IGrainFactory grains, string code) => grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(code, BenchmarkPack.Vintage));

    /// <summary>Lets every area read its units, one after the other.</summary>
    public static async Task WakeAreas(this IGrainFactory grains)
    {
        for (var province = 0; province < Landscape.Provinces; province++)
        {
            var query = Query(Landscape.Province(province), PeriodRange.Of(BenchmarkPack.Quarter(0)));
            await grains.Territory(query.Territory).Aggregate(query);
        }
    }

    public static AggregateQuery Of(Question q)
    {
        var quarter = PeriodRange.Of(BenchmarkPack.Quarter(q.Quarter));
        var region = Landscape.Region(q.Region);
        return q.Topic switch
        {
            Topic.RegionTotals => Query(region, quarter),
            Topic.ProvinceBySector => Query(Landscape.Nation, quarter, BenchmarkPack.Province, Dimensions.Sector),
            Topic.TrendByFlag => Query(
                region, new(BenchmarkPack.Quarter(0), BenchmarkPack.Quarter(Landscape.Quarters - 1)), Dimensions.Period, Flag.Asked.Dimension),
            Topic.NationByRegion => Query(Landscape.Nation, quarter, BenchmarkPack.Region),
            Topic.AdHocByCommune => Query(Landscape.Nation, quarter, BenchmarkPack.Commune) with
            {
                Filters =
                [
                    new(Dimensions.Sector, [.. q.Sectors.Select(Landscape.Sector)], Excludes: false),
                    new(Dimensions.Size, [Landscape.Size(q.Size)], Excludes: false),
                    new(Dimensions.Association, [Landscape.Association(q.Association)], Excludes: false),
                ],
            },
            _ => Query(region, quarter) with { Elements = [], Indicators = [BenchmarkPack.Ratio] },
        };
    }

    public static SumTable Comparable(AggregateQuery query, AggregateAnswer answer) => new(query.GroupBy.IsEmpty
        ? [Row("", answer.Total)]
        : answer.Rows.Select(r => Row(string.Join('|', r.Key), r.Totals)));

    public static SumTable Comparable(ImmutableArray<RankedUnit> units) => new(units.Select(u => new SumRow(u.Code, 1, [Rank.Scaled(u.Value)])));

    private static AggregateQuery Query(string territory, PeriodRange period, params ImmutableArray<string> groupBy) =>
        new(territory, BenchmarkPack.Vintage, period, groupBy, Measures.Names, [], [], ValidatedOnly: false, Today);

    private static SumRow Row(string key, Totals totals) => new(key, totals.Reported, [.. totals.Elements.Select(e => e.Sum)]);
}
