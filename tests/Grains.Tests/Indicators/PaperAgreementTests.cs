using CsCheck;
using EconomieSociale.Indicators;
using EconomieSociale.Tests.Paper;
using EconomieSociale.Tests.Storage;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

/// <summary>The catalogue of the default pack and the engine agree with a scoring written independently from the paper, for every quarter of invented units.</summary>
public class PaperAgreementTests
{
    private const double Tolerance = 1e-7;

    [Fact]
    public void Assess_InventedUnits_AgreesWithThePaper() => PaperGens.Units.Sample(
        unit =>
        {
            var history = new UnitHistory(PaperHistories.Of(unit, TestPacks.Default), TestPacks.Default);
            foreach (var quarter in PaperGens.Quarters.Where(unit.ReceivedOn.ContainsKey))
            {
                Agree(PaperScoring.Assess(unit, quarter), AssessmentRules.Assess(history, TestPacks.Default.Catalogue, Period.Parse(quarter).Ordinal), quarter);
            }
        },
        iter: 600);

    [Fact]
    public void States_InventedUnits_AgreeWithThePaper() => PaperGens.Units.Sample(
        unit =>
        {
            var history = new UnitHistory(PaperHistories.Of(unit, TestPacks.Default), TestPacks.Default);
            var reported = PaperGens.Quarters.SkipWhile(q => !unit.ReceivedOn.ContainsKey(q)).Reverse().SkipWhile(q => !unit.ReceivedOn.ContainsKey(q)).Reverse().ToArray();
            var paper = reported.Select(q => PaperScoring.Assess(unit, q)).Select(a => (a.Composite, a.RedGate)).ToArray();
            if (paper.All(p => p.Composite is null || !IsNear(p.Composite.Value)))
            {
                Assert.Equal(PaperScoring.States(paper), new AssessmentHistory(history).Periods.Select(p => JsonName.Of(p.State)));
            }
        },
        iter: 600);

    private static void Agree(PaperAssessment paper, Assessment ours, string quarter)
    {
        foreach (var (code, expected) in paper.Indicators)
        {
            var own = ours.Indicator(code)!;
            Assert.True((expected.Number is not null, expected.Applies) == (own.State == ValueState.Known, own.State != ValueState.NotApplicable),
                $"{quarter} {code}: {expected}, ours {own.State} {own.Value}");
            Assert.True(expected.Number is not { } n || Math.Abs(n - (double)own.Value) <= Tolerance * Math.Max(1, Math.Abs(n)), $"{quarter} {code}: {expected}, ours {own.Value}");
            Near(paper.Scores[code], own.Score, $"{quarter} score of {code}");
        }

        foreach (var (code, expected) in paper.Dimensions)
        {
            Near(expected, ours.Dimensions.First(d => d.Code == code).Score, $"{quarter} {code}");
        }

        Near(paper.Coverage, ours.Coverage ?? 0, $"{quarter} coverage");
        Near(paper.Composite, ours.Composite, $"{quarter} composite");
        if (paper.Dimensions.Values.Append(paper.Composite).All(v => v is null || !IsNear(v.Value)))
        {
            Assert.Equal(paper.Gates.Order(), ours.Gates.Select(g => g.Code).Order());
            Assert.Equal(paper.Status, JsonName.Of(ours.Status));
        }
    }

    private static void Near(double? expected, decimal? own, string what) =>
        Assert.True((expected is null) == (own is null) && (expected is null || Math.Abs(expected.Value - (double)own!.Value) <= Tolerance), $"{what}: {expected}, ours {own}");

    /// <summary>So near to a limit that the dust of binary numbers decides.</summary>
    private static bool IsNear(double score) => new[] { 35, 40, 50, 58, 70 }.Any(l => Math.Abs(score - l) < Tolerance);
}
