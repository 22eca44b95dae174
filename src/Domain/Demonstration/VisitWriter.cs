using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Alerts;

namespace EconomieSociale.Demonstration;

/// <summary>Writes the field visits to a unit that an association supervises.</summary>
internal sealed class VisitWriter(DemonstrationPlan plan, PlanCalendar calendar)
{
    public ImmutableArray<VisitCommand> Write(Portrait unit) => unit.Association is null ? [] : [.. plan.Visits.Select((v, at) => Visit(unit, v, at)).OfType<VisitCommand>()];

    private VisitCommand? Visit(Portrait unit, PlanVisit visit, int at)
    {
        if (!unit.Traits.Holds(visit.When) || unit.Traits.Evaluate(visit.DaysAgo) is not { } days)
        {
            return null;
        }

        var day = calendar.LastDay.AddDays(-(int)Math.Round(Math.Max(days, 0), MidpointRounding.AwayFromZero));
        return day < unit.FoundedOn || unit.ClosedOn <= day
            ? null
            : new(string.Create(CultureInfo.InvariantCulture, $"demo-visit-{at + 1}"), day, visit.By, visit.Notes);
    }
}
