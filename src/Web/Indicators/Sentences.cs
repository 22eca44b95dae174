using System.Collections.Immutable;
using EconomieSociale.Localisation;

namespace EconomieSociale.Indicators;

/// <summary>A reason in words.</summary>
/// <param name="Kind">What it is about: <c>silence</c>, <c>coverage</c>, <c>gate</c>, <c>dimension</c>, <c>weakness</c>, <c>change</c>, <c>toGreen</c>, <c>fragile</c>.</param>
/// <param name="Code">The gate, dimension or indicator; empty when the whole is meant.</param>
public sealed record SentenceBody(string Kind, string Code, string Message);

/// <summary>Puts an assessment into words, most important first. It knows no rule: everything that it says is in the assessment.</summary>
public sealed class Sentences(Format format)
{
    private const int MostDimensions = 2;
    private const int MostWeaknesses = 3;
    private const int MostChanges = 3;

    public ImmutableArray<SentenceBody> Of(AssessmentView view, Catalogue catalogue)
    {
        if (view.Assessment is not { } assessment)
        {
            return [new("silence", "", Wording.Say("why_never_reported"))];
        }

        return
        [
            .. Silence(view, assessment),
            .. view.Gates.Where(g => g.Readings.All(r => r.Name != BuiltIn.MissingReports)).Select(g => Gate(g, catalogue)),
            .. Dimensions(assessment, catalogue),
            .. Weaknesses(assessment, catalogue),
            .. Changes(view, catalogue),
            .. ToGreen(view, catalogue),
            .. Fragile(assessment),
        ];
    }

    /// <summary>The value of an indicator with its unit.</summary>
    public string Value(Indicator indicator, decimal value) => indicator.IsYesNo ? Wording.Say(value == 0 ? "value_no" : "value_yes") : format.Indicator(indicator, value);

    public static string Points(decimal? points) => Format.Points(points);

    private static IEnumerable<SentenceBody> Fragile(Assessment assessment) => assessment.IsFragile
        ? [new("fragile", "", Wording.Say("why_fragile", Points(assessment.EqualWeights), Points(assessment.Geometric)))]
        : [];

    private static IEnumerable<SentenceBody> Silence(AssessmentView view, Assessment assessment)
    {
        if (view.Silent > 0 && view.History[^1] is { IsReported: false })
        {
            yield return new("silence", "", Wording.Say(view.State == UnitState.Unknown ? "why_silent_unknown" : "why_silent", view.Silent, Format.Period(assessment.Period)));
        }
        else if (assessment.Composite is null)
        {
            yield return new("coverage", "", Wording.Say("why_too_little", Format.Percent(assessment.Coverage ?? 0)));
        }
    }

    private SentenceBody Gate(GateResult gate, Catalogue catalogue)
    {
        var readings = gate.Readings.Select(r => Wording.Say("why_reading", Name(r.Name, catalogue), catalogue.Find(r.Name) is { } i ? Value(i, r.Value) : Points(r.Value)));
        var name = catalogue.Gates.First(g => g.Code == gate.Code).Name.In(Cultures.Current);
        return new("gate", gate.Code, Wording.Say(gate.Colour == Status.Red ? "why_red_gate" : "why_amber_gate", name, string.Join(Wording.Say("list_separator"), readings)));
    }

    private static IEnumerable<SentenceBody> Dimensions(Assessment assessment, Catalogue catalogue) => assessment.Dimensions
        .Where(d => d.Score < catalogue.Scale.Green)
        .OrderByDescending(d => d.Weight * (100 - d.Score))
        .Take(MostDimensions)
        .Select(d => new SentenceBody("dimension", d.Code, Wording.Say("why_dimension", Name(d.Code, catalogue), Points(d.Score), Format.Whole((long)d.Weight))));

    /// <summary>The indicators that cost the composite most.</summary>
    private IEnumerable<SentenceBody> Weaknesses(Assessment assessment, Catalogue catalogue)
    {
        var lost = assessment.Dimensions.Where(d => d.Score is not null).ToDictionary(d => d.Code, d => d.Weight / d.Observed, StringComparer.Ordinal);
        return assessment.Indicators
            .Select(i => (Line: i, Indicator: catalogue.Find(i.Code)!))
            .Where(p => p.Indicator.IsScored && p.Line.Score < Anchors.GreenPoints && lost.ContainsKey(p.Indicator.Measures))
            .OrderByDescending(p => lost[p.Indicator.Measures] * (100 - p.Line.Score))
            .Take(MostWeaknesses)
            .Select(p => new SentenceBody(
                "weakness", p.Line.Code, Wording.Say("why_weakness", p.Indicator.Name.In(Cultures.Current), Value(p.Indicator, p.Line.Value), Points(p.Line.Score))));
    }

    private IEnumerable<SentenceBody> Changes(AssessmentView view, Catalogue catalogue)
    {
        if (view is not { Previous.Composite: { } before, Assessment.Composite: { } after })
        {
            yield break;
        }

        yield return new("change", "", Wording.Say(
            after > before ? "why_better" : after < before ? "why_worse" : "why_same", Points(before), Points(after), Format.Period(view.Previous.Period)));
        foreach (var change in view.Changes.Where(c => c.Points != 0).Take(MostChanges))
        {
            var indicator = catalogue.Find(change.Code);
            yield return new("change", change.Code, Wording.Say(
                "why_change", Name(change.Code, catalogue), Known(indicator, change.Before), Known(indicator, change.After), Format.SignedPoints(change.Points)));
        }
    }

    private IEnumerable<SentenceBody> ToGreen(AssessmentView view, Catalogue catalogue)
    {
        if (view.Assessment?.Composite is null || view.ToGreen is { IsEmpty: true })
        {
            yield break;
        }

        if (view.ToGreen is not { } moves)
        {
            yield return new("toGreen", "", Wording.Say("why_no_way_to_green"));
            yield break;
        }

        foreach (var move in moves)
        {
            var indicator = catalogue.Find(move.Code)!;
            yield return new("toGreen", move.Code, Wording.Say(
                indicator.IsYesNo ? "to_green_yes" : "to_green_move", indicator.Name.In(Cultures.Current), Value(indicator, move.From), Value(indicator, move.To)));
        }
    }

    private string Known(Indicator? indicator, decimal? value) => indicator is not null && value is { } v ? Value(indicator, v) : Format.Silence;

    private static string Name(string code, Catalogue catalogue) =>
        (catalogue.Find(code)?.Name ?? catalogue.Dimension(code)?.Name)?.In(Cultures.Current) ?? code;
}
