using CsCheck;
using EconomieSociale.Indicators;
using EconomieSociale.Tests.Paper;
using EconomieSociale.Tests.Storage;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

/// <summary>What must hold for any unit under the catalogue of the default pack.</summary>
public class ScorePropertyTests
{
    private const int Samples = 400;
    private const decimal Dust = 1e-9m;

    private static readonly Catalogue Catalogue = TestPacks.Default.Catalogue;
    private static readonly Period Quarter = Period.Parse(PaperGens.LastQuarter);

    private static readonly Gen<Dictionary<string, Reading>> Values = PaperGens.Units.Select(unit =>
        AssessmentRules.Values(new(PaperHistories.Of(unit, TestPacks.Default), TestPacks.Default), Catalogue, Quarter.Ordinal));

    private static readonly Indicator[] AllScored = [.. Catalogue.Scored.SelectMany(s => s)];

    private static readonly Gen<Indicator> Scored = Gen.Int[0, AllScored.Length - 1].Select(i => AllScored[i]);

    [Fact]
    public void Points_OfIndicatorsAndDimensions_SumToTheComposite() => Values.Sample(
        values =>
        {
            var assessment = Score(values);
            Assert.InRange(assessment.Indicators.Sum(i => i.Points) - (assessment.Composite ?? 0), -Dust, Dust);
            Assert.InRange(assessment.Dimensions.Sum(d => d.Points) - (assessment.Composite ?? 0), -Dust, Dust);
        },
        iter: Samples);

    [Fact]
    public void Fragile_IsWhatOtherFairWeightsWouldColourDifferently() => Values.Sample(
        values =>
        {
            var now = Score(values);
            if (now.Composite is null)
            {
                Assert.Equal((null, null, false), (now.EqualWeights, now.Geometric, now.IsFragile));
                return;
            }

            var known = now.Dimensions.Where(d => d.Score is not null).Select(d => (Score: (double)d.Score!.Value, Weight: (double)d.Weight)).ToArray();
            var equal = known.Average(d => d.Score);
            var geometric = Math.Pow(known.Aggregate(1.0, (p, d) => p * Math.Pow(d.Score, d.Weight / 100)), 100 / known.Sum(d => d.Weight));
            Assert.Equal(equal, (double)now.EqualWeights!.Value, 1e-6);
            Assert.Equal(geometric, (double)now.Geometric!.Value, 1e-6);
            string Band(double points) => points >= 70 ? "green" : points >= 50 ? "amber" : "red";
            if (!new[] { equal, geometric, (double)now.Composite.Value }.Any(x => Math.Abs(x - 70) < 1e-6 || Math.Abs(x - 50) < 1e-6))
            {
                Assert.Equal(Band(equal) != Band((double)now.Composite.Value) || Band(geometric) != Band((double)now.Composite.Value), now.IsFragile);
            }
        },
        iter: Samples);

    [Fact]
    public void Changes_SinceThePeriodBefore_SumToTheChangeOfTheComposite() => PaperGens.Units.Sample(
        unit =>
        {
            var history = new UnitHistory(PaperHistories.Of(unit, TestPacks.Default), TestPacks.Default);
            var view = AssessmentView.Of(history, new(history), new(2026, 1, 10));
            if (view is { Previous.Composite: { } before, Assessment.Composite: { } after })
            {
                Assert.InRange(view.Changes.Sum(c => c.Points) - (after - before), -Dust, Dust);
            }
        },
        iter: Samples);

    [Fact]
    public void Colour_OfAScore_IsThatOfTheValue() => Values.Sample(
        values => Assert.All(Score(values).Indicators.Where(i => i.Score is not null), i => Assert.Equal(i.Colour, Anchors.ColourOf(i.Score!.Value))), iter: Samples);

    [Fact]
    public void Composite_WithABetterIndicator_IsNotWorse() => Gen.Select(Values, Scored, Gen.Decimal[0, 300]).Sample(
        (values, indicator, step) =>
        {
            if (values[indicator.Code].Value is { IsKnown: true } value)
            {
                var before = Score(values);
                var after = Score(With(values, indicator, FormulaValue.Of(indicator.IsYesNo ? 1 : value.Number + (indicator.HigherIsBetter ? step : -step))));
                Assert.True((after.Composite ?? 0) >= (before.Composite ?? 0));
                Assert.True(after.Status >= before.Status);
            }
        },
        iter: Samples * 4);

    /// <summary>
    /// What is missing counts as if it did not exist, no better, and costs coverage: it never makes a grey unit coloured, and a composite without enough coverage is none.
    /// </summary>
    [Fact]
    public void Composite_WithAnIndicatorMissing_IsThatWithoutItAndLessCovered() => Gen.Select(Values, Scored).Sample(
        (values, indicator) =>
        {
            if (!values[indicator.Code].Value.IsKnown)
            {
                return;
            }

            var full = Score(values);
            var missing = Score(With(values, indicator, FormulaValue.Missing));
            var without = Score(With(values, indicator, FormulaValue.NotApplicable));
            Assert.True(missing.Coverage < full.Coverage);
            Assert.True(full.Composite is not null || missing.Composite is null);
            Assert.True(missing.Coverage >= Catalogue.Scale.MinimumCoverage || missing.Composite is null);
            if (missing.Composite is { } seen && Same(missing, without))
            {
                Assert.Equal(without.Composite, seen);
            }
        },
        iter: Samples * 4);

    [Fact]
    public void ToGreen_Applied_IsGreenAndNothingSmallerIs() => Values.Sample(
        values =>
        {
            var now = Score(values);
            if (now.Composite is null)
            {
                return;
            }

            if (SmallestChange.ToGreen(Catalogue, now, values) is not { } moves)
            {
                Assert.NotEqual(Status.Green, Score(Best(values)).Status);
                return;
            }

            Assert.Equal(Status.Green, SmallestChange.Apply(Catalogue, now, values, moves).Status);
            foreach (var move in moves)
            {
                var indicator = Catalogue.Find(move.Code)!;
                Assert.NotEqual(Status.Green, SmallestChange.Apply(Catalogue, now, values, moves.Where(m => m != move)).Status);
                Assert.True(indicator.HigherIsBetter ? move.To > move.From : move.To < move.From);
            }

            // When it takes several, no single one would do.
            if (moves.Length > 1 && now.Gates.IsEmpty)
            {
                Assert.All(AllScored.Where(i => values[i.Code].Value.IsKnown), i => Assert.NotEqual(Status.Green, Score(With(values, i, Cap(i))).Status));
            }
        },
        iter: Samples * 2);

    private static Assessment Score(Dictionary<string, Reading> values) => ScoreRules.Score(Catalogue, Quarter, values, Catalogue.Shown);

    private static Dictionary<string, Reading> With(Dictionary<string, Reading> values, Indicator indicator, FormulaValue value) =>
        new(values, StringComparer.Ordinal) { [indicator.Code] = new(value, false) };

    private static FormulaValue Cap(Indicator indicator) => FormulaValue.Of(indicator.IsYesNo ? 1 : indicator.Anchors!.Cap);

    /// <summary>Everything that is observed as good as can be.</summary>
    private static Dictionary<string, Reading> Best(Dictionary<string, Reading> values) => Catalogue.Judging
        .Where(i => values[i.Code].Value.IsKnown)
        .Aggregate(values, (v, i) => With(v, i, i.IsScored ? Cap(i) : FormulaValue.Of(i.HigherIsBetter ? 1_000_000m : 0m)));

    private static bool Same(Assessment a, Assessment b) =>
        a.Dimensions.Select(d => d.Score is null).SequenceEqual(b.Dimensions.Select(d => d.Score is null)) && b.Composite is not null;
}
