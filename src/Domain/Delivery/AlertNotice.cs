using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Values;

namespace EconomieSociale.Delivery;

/// <summary>A line of the history of an alert, with what is needed to say whom it concerns: what is delivered.</summary>
/// <param name="Commune">Where the unit lay on the day of the line.</param>
/// <param name="Association">Who supervised it then.</param>
/// <param name="Line">Counts the history of the alert from 0.</param>
/// <param name="To">By which relation it concerns somebody: those of the rule and those whom it was escalated to before; of an escalation only the new one.</param>
[GenerateSerializer, Immutable, Alias("alert-notice")]
public sealed record AlertNotice(
    string Unit,
    string Name,
    string? NameAr,
    string Commune,
    string? Association,
    int Alert,
    int Line,
    string Rule,
    AlertEvent Event,
    Severity Severity,
    DateTimeOffset At,
    ImmutableArray<Relation> To)
{
    /// <summary>The same for the same event, wherever it was read.</summary>
    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{NumberedId.Of(Unit, Alert)}.{Line}");
}

/// <summary>A notice with its number in the journal of its area.</summary>
[GenerateSerializer, Immutable, Alias("journal-line")]
public sealed record JournalLine(long Number, AlertNotice Notice);
