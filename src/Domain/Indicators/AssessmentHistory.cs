using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A main period in the history of a unit.</summary>
/// <param name="Status">Without a report: the colour of the last assessment as far as silence allows it.</param>
/// <param name="Silent">Periods in a row, this one included, without a composite.</param>
[GenerateSerializer, Immutable, Alias("period-status")]
public sealed record PeriodStatus(Period Period, int Version, bool IsReported, decimal? Composite, Status Status, UnitState State, int Silent);

/// <summary>The states of one unit from its first report on: a function of its reports and of the versions of the catalogue, nothing else.</summary>
public sealed class AssessmentHistory
{
    private readonly OrganisationUnit unit;
    private readonly DataSet main;
    private readonly DateOnly followedSince;
    private readonly int first;
    private readonly int last;
    private readonly Func<Period, Catalogue> catalogueOf;
    private readonly ImmutableArray<PeriodStatus> periods;
    private readonly StateMachine end;

    /// <param name="catalogueOf">The version of a period; another one than the pack's to see what it would do.</param>
    public AssessmentHistory(UnitHistory history, Func<Period, Catalogue>? catalogueOf = null)
    {
        // Not the history itself: states are kept much longer than the figures that they were read from.
        (unit, main, followedSince, first, last) = (history.Unit, history.Pack.MainDataSet, history.FollowedSince, history.First, history.Last);
        this.catalogueOf = catalogueOf ?? history.Pack.CatalogueOf;
        var lines = ImmutableArray.CreateBuilder<PeriodStatus>();
        for (var ordinal = history.First; ordinal <= history.Last && IsAssessed(history.Unit); ordinal++)
        {
            var catalogue = this.catalogueOf(Period.At(history.Kind, ordinal));
            var assessment = AssessmentRules.Assess(history, catalogue, ordinal, complete: false);
            end = end.Next(assessment.Composite, assessment.HasRedGate, catalogue.Scale);
            lines.Add(Line(assessment, lines.Count == 0 ? null : lines[^1], end, history.HasReport(ordinal), catalogue));
        }

        periods = lines.ToImmutable();
    }

    /// <summary>A collective entry is nobody who could do well or badly.</summary>
    public static bool IsAssessed(OrganisationUnit unit) => unit.Kind != UnitKind.Collective;

    /// <summary>From the first report to the last, oldest first.</summary>
    public ImmutableArray<PeriodStatus> Periods => periods;

    /// <summary>The last main period with a report; null when there is none, or the unit is not assessed.</summary>
    public Period? Last => periods.IsEmpty ? null : periods[^1].Period;

    /// <summary>
    /// How the unit stands at the end of a main period. After the last report every period whose report is overdue on <paramref name="today"/> counts as silent;
    /// null: none does. Null before the first report.
    /// </summary>
    public PeriodStatus? At(int ordinal, DateOnly? today)
    {
        if (periods.IsEmpty || ordinal < first)
        {
            return null;
        }

        if (ordinal <= last)
        {
            return periods[ordinal - first];
        }

        var line = periods[^1];
        var memory = end;
        foreach (var period in Overdue(ordinal, today))
        {
            var catalogue = catalogueOf(period);
            memory = memory.Next(null, false, catalogue.Scale);
            var assessment = ScoreRules.Score(catalogue, period, new Dictionary<string, Reading>(), []);
            line = Line(assessment, line, memory, false, catalogue);
        }

        return line;
    }

    /// <summary>How the unit stands on a day.</summary>
    public PeriodStatus? Now(DateOnly today) => At(Math.Max(last, Period.Containing(today, main.PeriodKind).Ordinal), today);

    /// <summary>The periods after the last report whose reports should have come while the programme waited for them.</summary>
    private IEnumerable<Period> Overdue(int upTo, DateOnly? today)
    {
        for (var ordinal = last + 1; today is not null && ordinal <= upTo; ordinal++)
        {
            var period = Period.At(main.PeriodKind, ordinal);
            var due = main.DueOn(period);
            if (due < today && due >= followedSince && unit.ExistsOn(period.LastDay))
            {
                yield return period;
            }
        }
    }

    private static PeriodStatus Line(Assessment assessment, PeriodStatus? before, StateMachine memory, bool reported, Catalogue catalogue)
    {
        var status = assessment.Status;
        if (!reported)
        {
            var gates = ScoreRules.Gates(catalogue, assessment.Period, new Dictionary<string, Reading>(), [], memory.Silent);
            status = memory.Silent >= catalogue.Scale.UnknownAfter ? Status.Grey : ScoreRules.Capped(before?.Status ?? Status.Grey, gates);
        }

        return new(assessment.Period, assessment.Version, reported, assessment.Composite, status, memory.Shown(catalogue.Scale), memory.Silent);
    }
}
