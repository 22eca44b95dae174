using EconomieSociale.Cooperatives;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>Records field visits.</summary>
public static class VisitRules
{
    public const int MaxNotes = 4_000;
    public const int MaxVisits = 1_000;

    public static Decision<CareBook> Decide(CareBook care, VisitCommand command, OrganisationUnit unit, DateTimeOffset now, DateOnly today)
    {
        if (care.Visits.Any(v => v.Command == command.CommandId))
        {
            return Decision<CareBook>.Keep(care);
        }

        var faults = CareCommands.Faults(command.CommandId, command.By).Concat(Faults(care, command, unit, today)).ToArray();
        return faults.Length > 0
            ? Decision<CareBook>.Refuse(faults)
            : Decision<CareBook>.To(care with { Version = care.Version + 1, Visits = care.Visits.Add(new(command.CommandId, command.Day, command.By, command.Notes, now)) });
    }

    private static IEnumerable<Reason> Faults(CareBook care, VisitCommand command, OrganisationUnit unit, DateOnly today)
    {
        if (command.Day > today)
        {
            yield return Reason.Of("date_in_future", "day");
        }

        if (!unit.ExistsOn(command.Day))
        {
            yield return Reason.Of("unit_not_there", "day");
        }

        if (string.IsNullOrWhiteSpace(command.Notes))
        {
            yield return Reason.Of("notes_expected", "notes");
        }

        if (command.Notes.Length > MaxNotes)
        {
            yield return Reason.Of("too_long", "notes", $"{MaxNotes}");
        }

        if (care.Visits.Length >= MaxVisits)
        {
            yield return Reason.Of("too_many_visits", "day", $"{MaxVisits}");
        }
    }
}
