using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>From the values of the indicators to dimensions, composite and colour (domain report §4). Pure: knows nothing of reports.</summary>
public static class ScoreRules
{
    /// <summary>Removes what division leaves in the last places, so that 70 is 70.</summary>
    private const int CompositeDecimals = 12;

    /// <param name="values">Of indicators by code; one that is not there is missing.</param>
    /// <param name="shown">The indicators to list; the scored ones at least.</param>
    public static Assessment Score(
        Catalogue catalogue, Period period, IReadOnlyDictionary<string, Reading> values, IEnumerable<Indicator> shown)
    {
        var dimensions = catalogue.Obstacles.Zip(catalogue.Scored, (d, indicators) => Dimension(d, indicators, values, catalogue.Scale)).ToImmutableArray();
        var coverage = Coverage(dimensions);
        var available = dimensions.Where(d => d.Score is not null).ToArray();
        var enough = coverage >= catalogue.Scale.MinimumCoverage && catalogue.Scale.RequiredDimensions.All(r => available.Any(d => d.Code == r)) && available.Length > 0;
        var weight = available.Sum(d => d.Weight);
        decimal? composite = enough ? Math.Round(available.Sum(d => d.Weight * d.Score!.Value) / weight, CompositeDecimals) : null;
        if (enough)
        {
            dimensions = [.. dimensions.Select(d => d.Score is { } s ? d with { Points = d.Weight * s / weight } : d)];
        }

        var gates = Gates(catalogue, period, values, dimensions, 0);
        var band = composite is { } c ? catalogue.Scale.Band(c) : Status.Grey;
        var (equal, geometric) = enough ? Robustness(available) : (null, null);
        return new(
            period,
            catalogue.Version.Number,
            coverage,
            composite,
            band,
            Capped(band, gates),
            dimensions,
            [.. shown.Select(i => Result(i, values.GetValueOrDefault(i.Code), dimensions, weight, enough))],
            gates,
            equal,
            geometric,
            enough && (catalogue.Scale.Band(equal!.Value) != band || catalogue.Scale.Band(geometric!.Value) != band));
    }

    /// <summary>A red gate makes red, an amber one at most amber; what is unknown stays unknown.</summary>
    public static Status Capped(Status band, ImmutableArray<GateResult> gates) =>
        band == Status.Grey || gates.IsEmpty ? band : gates.Any(g => g.Colour == Status.Red) ? Status.Red : band == Status.Green ? Status.Amber : band;

    public static ImmutableArray<GateResult> Gates(
        Catalogue catalogue, Period period, IReadOnlyDictionary<string, Reading> values, ImmutableArray<DimensionResult> dimensions, int missingReports)
    {
        decimal? Value(string name) => name == BuiltIn.MissingReports ? missingReports
            : values.TryGetValue(name, out var reading) ? reading.Value.OrNull
            : dimensions.FirstOrDefault(d => d.Code == name)?.Score;

        GateReading? Read(GateTerm term)
        {
            var limit = term.Limit is NumberNode n ? n.Value : catalogue.Parameter(((NameNode)term.Limit).Name, period.LastDay);
            return limit is { } l && Value(term.Name) is { } v && term.Holds(v, l) ? new(term.Name, term.Operator, l, v) : null;
        }

        var shut = ImmutableArray.CreateBuilder<GateResult>();
        foreach (var gate in catalogue.Gates)
        {
            var readings = gate.Cases.Select(c => c.Select(Read).ToArray()).Where(c => c.All(r => r is not null)).SelectMany(c => c).ToImmutableArray();
            if (!readings.IsEmpty)
            {
                shut.Add(new(gate.Code, gate.Colour, readings!));
            }
        }

        return shut.ToImmutable();
    }

    private static DimensionResult Dimension(Dimension dimension, ImmutableArray<Indicator> indicators, IReadOnlyDictionary<string, Reading> values, ScoringScale scale)
    {
        var states = indicators.Select(i => (Indicator: i, values.GetValueOrDefault(i.Code).Value)).Where(v => v.Value.State != ValueState.NotApplicable).ToArray();
        var scores = states.Where(v => v.Value.IsKnown).Select(v => v.Indicator.Score(v.Value.Number)!.Value).ToArray();
        var enough = scores.Length >= scale.ObservedMinimum && scores.Length >= scale.ObservedShare * states.Length;
        return new(dimension.Code, enough ? scores.Sum() / scores.Length : null, dimension.Weight, states.Length, scores.Length, 0);
    }

    private static decimal? Coverage(ImmutableArray<DimensionResult> dimensions)
    {
        var applicable = dimensions.Where(d => d.Applicable > 0).ToArray();
        return applicable.Length == 0 ? null : applicable.Sum(d => d.Weight * d.Observed / d.Applicable) / applicable.Sum(d => d.Weight);
    }

    private static IndicatorResult Result(Indicator indicator, Reading reading, ImmutableArray<DimensionResult> dimensions, decimal weight, bool enough)
    {
        var value = reading.Value;
        if (!value.IsKnown)
        {
            return new(indicator.Code, value.State, 0, false, null, null, 0);
        }

        var score = indicator.Score(value.Number);
        var dimension = indicator.IsScored && enough ? dimensions.FirstOrDefault(d => d.Code == indicator.Measures && d.Score is not null) : null;
        var points = dimension is null ? 0 : dimension.Weight * score!.Value / (weight * dimension.Observed);
        return new(indicator.Code, value.State, value.Number, reading.IsEstimated, score, indicator.Colour(value.Number), points);
    }

    private static (decimal? EqualWeights, decimal? Geometric) Robustness(DimensionResult[] available)
    {
        var weight = available.Sum(d => d.Weight);
        var geometric = available.Any(d => d.Score == 0) ? 0 : Math.Exp(available.Sum(d => (double)(d.Weight / weight) * Math.Log((double)d.Score!.Value)));
        return (available.Average(d => d.Score!.Value), (decimal)Math.Min(geometric, 100));
    }
}
