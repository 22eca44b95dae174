using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>
/// The alerts of a unit as its data has them: a function of its reports, of the visits to it, of the rules and of the day. Whatever was corrected, sent twice or
/// late, the alerts that are open are those of the data as it stands (domain report §5).
/// </summary>
public static class AlertTimeline
{
    /// <summary>Reports of two periods in a row must be lower before a severity eases.</summary>
    private const int LowerReports = 2;

    /// <summary>Every episode up to a day: the course of each rule in turn, oldest first. Collective entries have none.</summary>
    public static ImmutableArray<AlertEpisode> Of(UnitDossier dossier, IReadOnlyCollection<DateOnly> visits, DateOnly today, IEnumerable<AlertRule>? rules = null)
    {
        var unit = dossier.Contributions.Unit;
        if (!AssessmentHistory.IsAssessed(unit))
        {
            return [];
        }

        var inputs = new AlertInputs(dossier, visits);
        var last = unit.ClosedOn is { } closed && closed < today ? closed : today;
        DateOnly[]? happenings = null;
        var episodes = ImmutableArray.CreateBuilder<AlertEpisode>();
        foreach (var rule in rules ?? dossier.Pack.AlertRules)
        {
            var course = rule.Basis switch
            {
                AlertBasis.Report => ByReports(rule, inputs, today),
                AlertBasis.Day => ByDays(rule, inputs, happenings ??= [.. inputs.Happenings(last)], last),
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

    /// <summary>
    /// Between two happenings a condition can only become true, and only once: the day is found by halving, so that a quarter needs a few looks and not ninety.
    /// </summary>
    private static AlertCourse ByDays(AlertRule rule, AlertInputs inputs, DateOnly[] happenings, DateOnly last)
    {
        var course = new AlertCourse(rule, 1);
        for (var i = 0; i < happenings.Length; i++)
        {
            var end = i + 1 < happenings.Length ? happenings[i + 1].AddDays(-1) : last;
            for (DateOnly? day = happenings[i]; day is { } found; day = NextRise(rule, inputs, found, end))
            {
                var over = Period.At(inputs.Kind, inputs.LastOver(found));
                course.Look(found, over, inputs.On(found, rule.ValidatedOnly), mayEase: found == happenings[i] && found != over.LastDay.AddDays(1));
            }
        }

        return course;
    }

    /// <summary>The first day after one, up to an end, on which the severity is higher; null if it stays.</summary>
    private static DateOnly? NextRise(AlertRule rule, AlertInputs inputs, DateOnly after, DateOnly end)
    {
        var level = rule.LevelIn(inputs.On(after, rule.ValidatedOnly));
        if (end <= after || rule.LevelIn(inputs.On(end, rule.ValidatedOnly)) <= level)
        {
            return null;
        }

        var (low, high) = (after, end);
        while (high.DayNumber - low.DayNumber > 1)
        {
            var middle = DateOnly.FromDayNumber((low.DayNumber + high.DayNumber) / 2);
            (low, high) = rule.LevelIn(inputs.On(middle, rule.ValidatedOnly)) > level ? (low, middle) : (middle, high);
        }

        return high;
    }
}
