using System.Collections.Immutable;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>
/// The alerts of a funding line as its ledger has them: a function of the operations up to each day, of the rules of basis <see cref="AlertBasis.Fund"/> and of the day.
/// </summary>
public static class LineTimeline
{
    /// <summary>Every episode up to a day; none before the programme began or after its last day.</summary>
    public static ImmutableArray<AlertEpisode> Of(string line, LineBook book, FundBook fund, Pack pack, DateOnly today)
    {
        if (pack.Fund is not { } terms || today < terms.From)
        {
            return [];
        }

        var last = today < terms.To ? today : terms.To;
        var course = new LineCourse(line, book, fund, terms);
        DateOnly[] happenings = [.. course.Days.Append(terms.From).Where(d => d >= terms.From && d <= last).Distinct().Order()];
        return
        [
            .. pack.AlertRules.Where(r => r.Basis == AlertBasis.Fund).SelectMany(rule =>
            {
                var alerts = DayCourse.Of(rule, pack.MainDataSet.PeriodKind, happenings, last, day => new LineContext(course, terms, day));
                if (last < today)
                {
                    alerts.Close(last);
                }

                return alerts.Episodes;
            }),
        ];
    }
}

/// <summary>What the conditions of rules about lines see on a day.</summary>
internal sealed class LineContext(LineCourse course, FundTerms terms, DateOnly day) : FormulaContext
{
    public override FormulaValue Now(string name) => name switch
    {
        AlertNames.Today => FormulaValue.Of((decimal)day.DayNumber),
        AlertNames.LineAllocated => FormulaValue.Of(FixedPoint.FromMinor(course.Allocated(day), terms.Decimals)),
        AlertNames.LineCommitted => FormulaValue.Of(FixedPoint.FromMinor(course.Committed(day), terms.Decimals)),
        AlertNames.TimeLeft => FormulaValue.Of(100m - (100m * terms.Elapsed(day))),
        _ => FormulaValue.Missing,
    };

    public override FormulaValue Back(string name, int periods) => FormulaValue.Missing;
}
