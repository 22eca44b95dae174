using System.Collections.Immutable;

namespace EconomieSociale.Alerts;

/// <summary>Whom an alert concerns on a day: those of its rule, and with time those above them (domain report §5).</summary>
public static class AlertEscalation
{
    public static ImmutableArray<Relation> Recipients(AlertRecord alert, AlertRule rule, WorkingDays days, AlertTerms terms, DateOnly openedOn, DateOnly today)
    {
        var told = rule.Recipients;
        if (alert.AcknowledgedAt is not null || alert.IsSnoozedOn(today))
        {
            return told;
        }

        told = today > days.After(openedOn, terms.OfficerAfter) ? Add(told, Relation.ProgrammeOfficer) : told;
        return today > days.After(openedOn, terms.LeadAfter) ? Add(told, Relation.AssociationLead) : told;
    }

    private static ImmutableArray<Relation> Add(ImmutableArray<Relation> told, Relation relation) => told.Contains(relation) ? told : told.Add(relation);
}
