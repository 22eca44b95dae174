using System.Collections.Immutable;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>Follows the value of an indicator down to the revisions in which its figures stand.</summary>
public static class InputRules
{
    public static IndicatorInputs Of(UnitHistory history, Indicator indicator, Period period, ImmutableArray<Report> reports)
    {
        var catalogue = history.Pack.CatalogueOf(period);
        var reading = AssessmentRules.Value(history, catalogue, indicator, period.Ordinal);
        var inputs = AssessmentRules.Inputs(history, catalogue, indicator, period.Ordinal).Select(t => Input(t, history, reports));
        return new(indicator.Code, period, catalogue.Version.Number, reading.Value.State, reading.Value.Number, reading.IsEstimated, [.. inputs]);
    }

    private static IndicatorInput Input(Trace trace, UnitHistory history, ImmutableArray<Report> reports)
    {
        var element = history.Pack.Element(trace.Name);
        var at = trace.Ordinal;
        while (trace.Reading.IsEstimated && at > history.First && history.Read(trace.Name, at, 0) is { Value.State: ValueState.Missing })
        {
            at--;
        }

        var standing = element is null ? null : history.Standing(element, at);
        var report = standing is null ? null : reports.FirstOrDefault(r => r.DataSet == standing.DataSet && r.Period == standing.Period);
        return new(
            trace.Name,
            Period.At(history.Kind, trace.Ordinal),
            trace.Reading.Value.State,
            trace.Reading.Value.Number,
            trace.Reading.IsEstimated,
            standing?.DataSet,
            standing?.Period,
            report?.Latest?.Number,
            report?.Latest?.Author,
            report?.Latest?.At);
    }
}
