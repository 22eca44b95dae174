using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>
/// The alerts of a unit as its data has them: a function of its reports, of the visits to it, of its money, of the rules and of the day. Whatever was corrected, sent twice or
/// late, the alerts that are open are those of the data as it stands (domain report §5).
/// </summary>
public static class AlertTimeline
{
    /// <summary>Reports of two periods in a row must be lower before a severity eases.</summary>
    private const int LowerReports = 2;

    /// <summary>Every episode up to a day: the course of each rule in turn, oldest first. Collective entries have none.</summary>
    public static ImmutableArray<AlertEpisode> Of(UnitDossier dossier, CareFacts facts, DateOnly today, IEnumerable<AlertRule>? rules = null)
    {
        var unit = dossier.Contributions.Unit;
        if (!AssessmentHistory.IsAssessed(unit))
        {
            return [];
        }

        var inputs = new AlertInputs(dossier, facts);
        var last = unit.ClosedOn is { } closed && closed < today ? closed : today;
        DateOnly[]? happenings = null;
        var episodes = ImmutableArray.CreateBuilder<AlertEpisode>();
        foreach (var rule in rules ?? dossier.Pack.AlertRules)
        {
            var course = rule.Basis switch
            {
                AlertBasis.Report => ByReports(rule, inputs, today),
                AlertBasis.Day => DayCourse.Of(rule, inputs.Kind, happenings ??= [.. inputs.Happenings(last)], last, day => inputs.On(day, rule.ValidatedOnly)),
                _ => new(rule, 1),
            };
            if (last < today)
            {
                course.Close(last);
            }

            episodes.AddRange(course.Episodes);
        }

        return episodes.ToImmutable();
    }

    private static AlertCourse ByReports(AlertRule rule, AlertInputs inputs, DateOnly today)
    {
        var course = new AlertCourse(rule, LowerReports);
        var history = inputs.History(rule.ValidatedOnly);
        for (var ordinal = history.First; ordinal <= history.Last; ordinal++)
        {
            if (history.HasReport(ordinal) && inputs.ReceivedOn(ordinal) is var day && day <= today)
            {
                course.Look(day, Period.At(history.Kind, ordinal), inputs.At(ordinal, rule.ValidatedOnly));
            }
        }

        return course;
    }
}
