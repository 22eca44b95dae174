using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>Assesses one unit for one main period.</summary>
public static class AssessmentRules
{
    /// <summary>The assessment of a period; without a report it has neither values nor composite.</summary>
    /// <param name="complete">False for the scored indicators alone, which is all that a state needs.</param>
    public static Assessment Assess(UnitHistory history, Catalogue catalogue, int ordinal, bool complete = true)
    {
        var shown = complete ? catalogue.Shown : [.. catalogue.Scored.SelectMany(s => s)];
        var values = history.HasReport(ordinal) ? Values(history, catalogue, ordinal, complete) : [];
        return ScoreRules.Score(catalogue, Period.At(history.Kind, ordinal), values, shown);
    }

    /// <summary>The values of the indicators by code.</summary>
    public static Dictionary<string, Reading> Values(UnitHistory history, Catalogue catalogue, int ordinal, bool complete = true)
    {
        var values = new Dictionary<string, Reading>(StringComparer.Ordinal);
        foreach (var indicator in complete ? catalogue.OfUnits : catalogue.Judging)
        {
            values[indicator.Code] = Value(history, catalogue, indicator, ordinal);
        }

        return values;
    }

    public static Reading Value(UnitHistory history, Catalogue catalogue, Indicator indicator, int ordinal) =>
        Value(indicator, new HistoryContext(history, catalogue, ordinal, catalogue.Scale.CarryForward));

    /// <summary>Every figure that an indicator read, in the order of reading.</summary>
    public static ImmutableArray<Trace> Inputs(UnitHistory history, Catalogue catalogue, Indicator indicator, int ordinal)
    {
        var context = new HistoryContext(history, catalogue, ordinal, catalogue.Scale.CarryForward) { Traces = [] };
        Value(indicator, context);
        return [.. context.Traces.Distinct()];
    }

    /// <summary>A result beyond the numbers that a decimal holds is no value.</summary>
    private static Reading Value(Indicator indicator, HistoryContext context)
    {
        try
        {
            var (numerator, denominator) = indicator.Terms(context);
            return new(indicator.Value(numerator, denominator, context), context.IsEstimated);
        }
        catch (OverflowException)
        {
            return default;
        }
    }
}
