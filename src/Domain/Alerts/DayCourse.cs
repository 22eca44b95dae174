using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>
/// The course of a rule that days may make true. Between two happenings a condition can only become true, and only once: the day is found by halving, so that a quarter
/// needs a few looks and not ninety.
/// </summary>
internal static class DayCourse
{
    /// <param name="kind">Of the main periods.</param>
    /// <param name="happenings">Days on which something happened that the conditions read, in order.</param>
    /// <param name="on">What the conditions see on a day.</param>
    public static AlertCourse Of(AlertRule rule, PeriodKind kind, DateOnly[] happenings, DateOnly last, Func<DateOnly, FormulaContext> on)
    {
        var course = new AlertCourse(rule, 1);
        for (var i = 0; i < happenings.Length; i++)
        {
            var end = i + 1 < happenings.Length ? happenings[i + 1].AddDays(-1) : last;
            for (DateOnly? day = happenings[i]; day is { } found; day = NextRise(rule, on, found, end))
            {
                var over = Period.Containing(found, kind).Plus(-1);
                course.Look(found, over, on(found), mayEase: found == happenings[i] && found != over.LastDay.AddDays(1));
            }
        }

        return course;
    }

    /// <summary>The first day after one, up to an end, on which the severity is higher; null if it stays.</summary>
    private static DateOnly? NextRise(AlertRule rule, Func<DateOnly, FormulaContext> on, DateOnly after, DateOnly end)
    {
        var level = rule.LevelIn(on(after));
        if (end <= after || rule.LevelIn(on(end)) <= level)
        {
            return null;
        }

        var (low, high) = (after, end);
        while (high.DayNumber - low.DayNumber > 1)
        {
            var middle = DateOnly.FromDayNumber((low.DayNumber + high.DayNumber) / 2);
            (low, high) = rule.LevelIn(on(middle)) > level ? (low, middle) : (middle, high);
        }

        return high;
    }
}
