using System.Collections.Immutable;
using System.Text.Json.Nodes;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A dimension of an assessment.</summary>
/// <param name="Points">What it adds to the composite.</param>
public sealed record DimensionBody(string Code, decimal? Score, decimal Weight, int Applicable, int Observed, decimal Points);

/// <summary>An indicator of an assessment. <c>Value</c> is a number, true or false, <c>"NA"</c> (not applicable) or null (missing).</summary>
/// <param name="Points">What it adds to the composite; those of all indicators sum to it.</param>
public sealed record IndicatorLineBody(string Code, string Dimension, JsonNode? Value, bool Estimated, decimal? Score, string? Colour, decimal Points);

/// <summary>A gate that is shut, and the values that shut it.</summary>
public sealed record GateBody(string Code, string Colour, ImmutableArray<GateReading> Readings);

/// <summary>How the value of an indicator moved the composite since the assessment before.</summary>
public sealed record ChangeBody(string Code, decimal? Before, decimal? After, decimal Points);

/// <summary>A step on the shortest way to green.</summary>
/// <param name="Gate">The gate that it opens; null where it adds points.</param>
public sealed record MoveBody(string Code, JsonNode From, JsonNode To, string? Gate);

/// <summary>A main period of the history.</summary>
public sealed record PeriodBody(Period Period, int Version, bool Reported, decimal? Composite, string Status, string State);

/// <summary>The assessment of a unit: how it stands, and every part of why. Points and scores are 0 to 100, <c>Coverage</c> is 0 to 1.</summary>
/// <param name="Period">The main period that was assessed: the newest reported.</param>
/// <param name="Version">Of the catalogue of indicators.</param>
/// <param name="Since">The main period in which the state began.</param>
/// <param name="Silent">Main periods in a row, up to now, without an assessment.</param>
/// <param name="Indicators">By code: a number, true or false, <c>"NA"</c> or null.</param>
/// <param name="Gates">Codes of the gates that are shut.</param>
/// <param name="Fragile">Another fair way to weigh the dimensions would give another colour.</param>
/// <param name="ToGreen">The fewest and smallest moves to green: empty when green, null when observed indicators alone cannot do it.</param>
/// <param name="Reasons">All this in words of the reader's language.</param>
public sealed record AssessmentBody(
    string State,
    string Status,
    decimal? Composite,
    IReadOnlyDictionary<string, decimal?> Dimensions,
    IReadOnlyDictionary<string, JsonNode?> Indicators,
    ImmutableArray<string> Gates,
    decimal? Coverage,
    decimal? CoveragePct,
    ImmutableArray<SentenceBody> Reasons,
    Period? Period,
    int? Version,
    Period? Since,
    int Silent,
    string Band,
    bool Fragile,
    decimal? EqualWeights,
    decimal? Geometric,
    IReadOnlyDictionary<string, decimal?> Scores,
    ImmutableArray<DimensionBody> DimensionDetails,
    ImmutableArray<IndicatorLineBody> IndicatorDetails,
    ImmutableArray<GateBody> GateDetails,
    Period? PreviousPeriod,
    decimal? PreviousComposite,
    ImmutableArray<ChangeBody> Changes,
    ImmutableArray<MoveBody>? ToGreen,
    ImmutableArray<PeriodBody> History)
{
    private const int Decimals = 4;

    public static AssessmentBody Of(AssessmentView view, Pack pack, Sentences sentences)
    {
        var assessment = view.Assessment;
        var catalogue = assessment is null ? pack.Catalogue : pack.CatalogueOf(assessment.Period);
        ImmutableArray<IndicatorResult> indicators = assessment?.Indicators ?? [];
        ImmutableArray<DimensionResult> dimensions = assessment?.Dimensions ?? [];
        return new(
            JsonName.Of(view.State),
            JsonName.Of(view.Status),
            Round(assessment?.Composite),
            dimensions.ToDictionary(d => d.Code, d => Round(d.Score), StringComparer.Ordinal),
            indicators.ToDictionary(i => i.Code, JsonNode? (i) => Value(i, catalogue), StringComparer.Ordinal),
            [.. view.Gates.Select(g => g.Code)],
            Round(assessment?.Coverage),
            Round(100 * assessment?.Coverage),
            sentences.Of(view, catalogue),
            assessment?.Period,
            assessment?.Version,
            view.Since,
            view.Silent,
            JsonName.Of(assessment?.Band ?? default),
            assessment?.IsFragile ?? false,
            Round(assessment?.EqualWeights),
            Round(assessment?.Geometric),
            indicators.Where(i => catalogue.Find(i.Code)!.IsScored).ToDictionary(i => i.Code, i => Round(i.Score), StringComparer.Ordinal),
            [.. dimensions.Select(d => new DimensionBody(d.Code, Round(d.Score), d.Weight, d.Applicable, d.Observed, Round(d.Points)!.Value))],
            [.. indicators.Select(i => Line(i, catalogue))],
            [.. view.Gates.Select(g => new GateBody(g.Code, JsonName.Of(g.Colour), [.. g.Readings.Select(r => r with { Value = Round(r.Value)!.Value })]))],
            view.Previous?.Period,
            Round(view.Previous?.Composite),
            [.. view.Changes.Select(c => new ChangeBody(c.Code, Round(c.Before), Round(c.After), Round(c.Points)!.Value))],
            view.ToGreen is { } moves ? [.. moves.Select(m => Move(m, catalogue))] : null,
            [.. view.History.Select(p => new PeriodBody(p.Period, p.Version, p.IsReported, Round(p.Composite), JsonName.Of(p.Status), JsonName.Of(p.State)))]);
    }

    private static IndicatorLineBody Line(IndicatorResult result, Catalogue catalogue) => new(
        result.Code,
        catalogue.Find(result.Code)!.Measures,
        Value(result, catalogue),
        result.IsEstimated,
        Round(result.Score),
        result.Colour is { } colour ? JsonName.Of(colour) : null,
        Round(result.Points)!.Value);

    private static JsonValue? Value(IndicatorResult result, Catalogue catalogue) => result.State switch
    {
        ValueState.NotApplicable => JsonValue.Create("NA"),
        ValueState.Missing => null,
        _ => Shown(result.Code, result.Value, catalogue),
    };

    private static MoveBody Move(Move move, Catalogue catalogue) => new(move.Code, Shown(move.Code, move.From, catalogue), Shown(move.Code, move.To, catalogue), move.Gate);

    private static JsonValue Shown(string code, decimal value, Catalogue catalogue) =>
        catalogue.Find(code)!.IsYesNo ? JsonValue.Create(value != 0) : JsonValue.Create(Round(value)!.Value);

    private static decimal? Round(decimal? value) => value is { } v ? Math.Round(v, Decimals, MidpointRounding.AwayFromZero) : null;
}
