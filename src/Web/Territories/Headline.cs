using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>The few figures that tables of many rows show.</summary>
public sealed record Headline(ImmutableArray<DataElement> Elements, ImmutableArray<Indicator> Indicators)
{
    private const int MaxStocks = 2;
    private const int MaxIndicators = 2;

    /// <summary>
    /// The first flow of money, the first stocks that are no money (of different units where there are any), in the order of the pack; and the first
    /// indicators of the dimensions that weigh most, ratios of sums before others, which a slice of any size has.
    /// </summary>
    public static Headline Of(Pack pack, PeriodKind kind)
    {
        var all = AggregateReader.Summable(pack, kind).ToArray();
        var stocks = all.Where(e => e.Nature == ElementNature.Stock && e.Unit != pack.Currency).ToArray();
        return new(
            [
                .. all.Where(e => e.Nature == ElementNature.Flow && e.Unit == pack.Currency).Take(1),
                .. stocks.DistinctBy(e => e.Unit).Concat(stocks).Distinct().Take(MaxStocks),
            ],
            [
                .. AggregateReader.Rates(pack, kind)
                    .OrderByDescending(i => i.IsScored)
                    .ThenByDescending(i => i.Aggregation == Aggregation.RatioOfSums)
                    .ThenByDescending(i => pack.Catalogue.Dimension(i.Measures)?.Weight)
                    .Take(MaxIndicators),
            ]);
    }
}
