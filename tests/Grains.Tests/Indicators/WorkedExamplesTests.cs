using System.Text.Json;
using EconomieSociale.Indicators;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Paper;
using EconomieSociale.Tests.Storage;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

/// <summary>The three cooperatives of the domain report, to the last digit, by the default pack.</summary>
public class WorkedExamplesTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    public void Assess_WorkedCooperative_IsThatOfTheReport(string name)
    {
        Assert.SkipWhen(PaperExamples.File is null, "the worked examples lie beside the checkout");
        var example = PaperExamples.Read().GetProperty(name);
        var expected = example.GetProperty("expected");
        var assessment = Assess(example);

        foreach (var indicator in expected.GetProperty("indicators").EnumerateObject())
        {
            Assert.Equal((indicator.Name, Text(indicator.Value)), (indicator.Name, Text(assessment.Indicator(indicator.Name)!)));
        }

        foreach (var score in expected.GetProperty("indicator_scores").EnumerateObject().Where(s => s.Value.ValueKind == JsonValueKind.Number))
        {
            Assert.Equal((score.Name, score.Value.GetDecimal()), (score.Name, Tenths(assessment.Indicator(score.Name)!.Score)));
        }

        foreach (var dimension in expected.GetProperty("dimension_scores").EnumerateObject())
        {
            Assert.Equal((dimension.Name, dimension.Value.GetDecimal()), (dimension.Name, Tenths(assessment.Dimensions.First(d => d.Code == dimension.Name).Score)));
        }

        Assert.Equal(expected.GetProperty("composite").GetDecimal(), Tenths(assessment.Composite));
        Assert.Equal(expected.GetProperty("coverage_pct").GetDecimal(), Tenths(100 * assessment.Coverage));
        Assert.Equal(expected.GetProperty("band_without_gates").GetString(), JsonName.Of(assessment.Band));
        Assert.Equal(expected.GetProperty("status").GetString(), JsonName.Of(assessment.Status));
        var gates = expected.GetProperty("red_gates").EnumerateArray().Concat(expected.GetProperty("amber_gates").EnumerateArray());
        Assert.Equal(gates.Select(g => g.GetString()![..3]).Order(), assessment.Gates.Select(g => g.Code).Order());
    }

    /// <summary>The form asks for the last meeting: a date of the year itself is about the year before, until this year's deadline has passed.</summary>
    [Theory]
    [InlineData("2025", "2026-05-30", "2026Q3", 150)]
    [InlineData("2025", "2025-05-30", "2025Q4", 150)]
    [InlineData("2025", "2025-05-30", "2026Q1", 150)]
    [InlineData("2025", "2025-05-30", "2026Q3", 273)]
    [InlineData("2025", null, "2026Q3", 273)]
    [InlineData("2025", null, "2025Q4", null)]
    [InlineData("2024", "2024-06-01", "2024Q4", 153)]
    [InlineData("2025", "NA", "2026Q3", null)]
    public void MeetingLag_ByTheYearOfTheMeeting_IsNeverNegative(string year, string? day, string quarter, int? lag)
    {
        var unit = new PaperUnit { Kind = PaperUnit.Cooperative, Sector = "food" };
        unit.ReceivedOn[quarter] = new(2026, 11, 1);
        unit.Values[("A", year, "agm_attendance")] = "5";
        if (day is not null)
        {
            unit.Values[("A", year, "agm_date")] = day;
        }

        var history = new UnitHistory(PaperHistories.Of(unit, TestPacks.Default), TestPacks.Default);
        var reading = AssessmentRules.Value(history, TestPacks.Default.Catalogue, TestPacks.Default.Indicator("G1")!, Period.Parse(quarter).Ordinal);
        Assert.Equal(lag, (int?)reading.Value.OrNull);
        Assert.Equal(day == "NA", reading.Value.State == ValueState.NotApplicable);
    }

    [Fact]
    public void Margin_OfTheThree_IsTheRatioOfSums()
    {
        Assert.SkipWhen(PaperExamples.File is null, "the worked examples lie beside the checkout");
        var pack = TestPacks.Default;
        var units = new[] { "A", "B", "C" }
            .Select(n => PaperHistories.Of(PaperExamples.Unit(PaperExamples.Read().GetProperty(n).GetProperty("inputs")), pack))
            .Select((u, i) => new UnitDossier(u with { Unit = u.Unit with { Code = $"U{i}" } }, pack));
        var query = new AggregateQuery(pack.Territory.Root.Code, pack.DefaultVintage.Code, PeriodRange.Of(Period.Parse(PaperExamples.Quarter)), [], [],
            ["M2", "F2", "M1", "Q3", "G1", "Q1", "S1"], [], false);
        var rates = AggregateRules.Evaluate(query, units, null, pack).Total.Rates;

        // 62,000 / 1,752,000; the mean of the three margins would be −18.06 %.
        Assert.Equal([3.5388m, 16.6508m, -2.5584m, 50m, 33.3333m, 7.3171m], rates.Take(6).Zip(query.Indicators, (r, i) => r.Rate(pack.Indicator(i)!)!.Value));
        Assert.Equal(3, rates[0].Units);
    }

    private static Assessment Assess(JsonElement example)
    {
        var history = new UnitHistory(PaperHistories.Of(PaperExamples.Unit(example.GetProperty("inputs")), TestPacks.Default), TestPacks.Default);
        return AssessmentRules.Assess(history, TestPacks.Default.Catalogue, Period.Parse(PaperExamples.Quarter).Ordinal);
    }

    private static string Text(JsonElement expected) => expected.ValueKind switch
    {
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Null => "missing",
        JsonValueKind.String => "NA",
        _ => expected.GetDecimal().ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string Text(IndicatorResult result) => result.State switch
    {
        ValueState.Missing => "missing",
        ValueState.NotApplicable => "NA",
        _ => Math.Round(result.Value, 4, MidpointRounding.AwayFromZero).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static decimal? Tenths(decimal? value) => value is { } v ? Math.Round(v, 1, MidpointRounding.AwayFromZero) : null;
}
