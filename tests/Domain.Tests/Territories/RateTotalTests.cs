using System.Collections.Immutable;
using CsCheck;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Territories;

/// <summary>Each rule by which the values of units become one.</summary>
public class RateTotalTests
{
    private static readonly (long Sales, long? Costs)[] Units = [(1_000, 900), (500, 0), (0, 300), (200, null), (300, 30)];

    [Theory]
    [InlineData(Aggregation.RatioOfSums, "costs", "sales", null, 68.3333, 4)]
    [InlineData(Aggregation.MeanWithMedian, "costs", "sales", null, 51.6667, 3)]
    [InlineData(Aggregation.MedianOfUnits, "costs", "sales", null, 10, 3)]
    [InlineData(Aggregation.Sum, "costs", "", null, 1230, 4)]
    [InlineData(Aggregation.ShareAbove, "costs", "sales", 10.0, 33.3333, 3)]
    [InlineData(Aggregation.ShareWithin, "costs", "sales", 10.0, 66.6667, 3)]
    [InlineData(Aggregation.Share, "costs > 0.5", "", null, 50, 4)]
    public void Rate_ByItsRule_CountsWhoReports(Aggregation rule, string numerator, string denominator, double? threshold, double value, int units)
    {
        var isShare = rule == Aggregation.Share;
        var draft = TestPack.Rate("x", 100, numerator, denominator) with { Aggregation = rule, Threshold = (decimal?)threshold, IsYesNo = isShare };
        var pack = PackRules.Check(TestPack.Draft with { Catalogues = [TestPack.Catalogue(draft)] }).Pack!;
        var told = Units.Select((u, i) => new UnitContributions(Some.Unit($"U{i}"), [Some.Told("Q", "2021Q1", Figures(u))]));
        var rate = Asked.Evaluate(Some.Query("2021Q1") with { Indicators = ["x"] }, told, null, pack).Total.Rates[0];
        Assert.Equal(((decimal)value, units), (rate.Rate(pack.Indicator("x")!), (int)rate.Units));
    }

    [Fact]
    public void Add_InAnyOrder_IsTheSame() => Gen.Decimal[0, 100].Select(d => Math.Round(d, 12)).Array[0, 8].Array[1, 5].Sample(parts =>
    {
        RateTotal Of(decimal[] values) => new(values.Sum(), values.Length, values.Length, [.. values.Order()]);
        var forward = parts.Select(Of).Aggregate(RateTotal.Zero, RateTotal.Add);
        Assert.Equal(forward, parts.Reverse().Select(Of).Aggregate(RateTotal.Zero, RateTotal.Add));
        Assert.Equal(parts.SelectMany(p => p).Order(), forward.Values);
    });

    [Theory]
    [InlineData("1 2 3 4", 0.5, 2.5)]
    [InlineData("1 2 3 4 5", 0.25, 2)]
    [InlineData("1 2", 0.25, 1.25)]
    [InlineData("7", 0.75, 7)]
    [InlineData("1 2 3", 1, 3)]
    public void Quantile_OfSortedValues_Interpolates(string values, double share, double quantile)
    {
        ImmutableArray<decimal> sorted = [.. values.Split(' ').Select(v => decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal((decimal)quantile, Quantiles.Of(sorted, (decimal)share));
    }

    private static EconomieSociale.Reports.Figures Figures((long Sales, long? Costs) unit) =>
        unit.Costs is { } costs ? Some.Figures(("sales", unit.Sales), ("costs", costs)) : Some.Figures(("sales", unit.Sales));
}
