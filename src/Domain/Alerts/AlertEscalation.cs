using System.Collections.Immutable;
using EconomieSociale.Programme;

namespace EconomieSociale.Alerts;

/// <summary>Whom an alert concerns on a day: those of its rule, and with time those above them (domain report §5).</summary>
public static class AlertEscalation
{
    public static ImmutableArray<Relation> Recipients(AlertRecord alert, Pack pack, DateOnly today)
    {
        ImmutableArray<Relation> told = pack.AlertRule(alert.Rule)?.Recipients ?? [];
        return told.AddRange(Due(alert, pack, today).Except(told));
    }

    /// <summary>The book with a line for each escalation that came due. Looking again adds nothing.</summary>
    public static AlertBook Follow(AlertBook book, Pack pack, DateOnly today, DateTimeOffset now)
    {
        var next = book;
        foreach (var alert in book.Open)
        {
            foreach (var to in Due(alert, pack, today).Where(to => !alert.Entries.Any(e => e.To == to && e.At >= alert.WaitsSince)))
            {
                next = next.Put(next.Find(alert.Number)!.With(new(AlertEvent.Escalated, now, alert.Severity, [], null, null, null, To: to), alert.State));
            }
        }

        return next;
    }

    /// <summary>Who is added because nobody acknowledged it for so many working days.</summary>
    private static IEnumerable<Relation> Due(AlertRecord alert, Pack pack, DateOnly today)
    {
        if (alert.WaitsSince is not { } since || alert.IsSnoozedOn(today) || pack.AlertRule(alert.Rule) is null)
        {
            yield break;
        }

        var (day, terms) = (pack.DayOf(since), pack.AlertTerms);
        if (today > pack.WorkingDays.After(day, terms.OfficerAfter))
        {
            yield return Relation.ProgrammeOfficer;
        }

        if (today > pack.WorkingDays.After(day, terms.LeadAfter))
        {
            yield return Relation.AssociationLead;
        }
    }
}
