namespace EconomieSociale.Alerts;

/// <summary>Within what time people must deal with an alert: numbers of the pack.</summary>
/// <param name="OfficerAfter">Working days after which an alert that nobody acknowledged goes to the programme officer; until then it is seen in time.</param>
/// <param name="LeadAfter">Working days after which it goes to the lead of the association too.</param>
/// <param name="SnoozeDays">Days for which an alert may be snoozed at most.</param>
public sealed record AlertTerms(int OfficerAfter, int LeadAfter, int SnoozeDays)
{
    /// <summary>Those of the domain report §5.</summary>
    public static readonly AlertTerms Usual = new(10, 20, 30);
}
