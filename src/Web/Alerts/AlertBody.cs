using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>A line of the history of an alert.</summary>
/// <param name="To">Whom an escalation added.</param>
public sealed record AlertEntryBody(
    string Event, DateTimeOffset At, string Severity, IReadOnlyDictionary<string, decimal?> Figures, string? By, string? Reason, DateOnly? Until, string? To);

/// <summary>An alert as the API shows it.</summary>
/// <param name="Unit">Code of the unit; of a funding line its code behind <c>line:</c>.</param>
/// <param name="Line">Code of the funding line that it is about; null for a unit.</param>
/// <param name="Figures">What the rule read when the severity last changed; a date is its day number, null is not known.</param>
/// <param name="Recipients">Whom it concerns today, by relation; empty where only the unit was asked.</param>
public sealed record AlertBody(
    string Id,
    string Unit,
    string? Line,
    string? Name,
    string? NameAr,
    string? Association,
    string Rule,
    string? Identifier,
    int RuleVersion,
    Label? Title,
    Label? Action,
    ImmutableArray<string> Obstacles,
    string Severity,
    string State,
    Period Period,
    DateOnly OpenedOn,
    DateTimeOffset OpenedAt,
    DateTimeOffset? AcknowledgedAt,
    DateOnly? ClosedOn,
    DateOnly? SnoozedUntil,
    IReadOnlyDictionary<string, decimal?> Figures,
    ImmutableArray<string> Recipients,
    ImmutableArray<AlertEntryBody> History)
{
    public static AlertBody Of(UnitAlert line, Pack pack) => Of(line.Unit, line.Alert, pack) with
    {
        Name = line.Name,
        NameAr = line.NameAr,
        Association = line.Association,
        Recipients = [.. line.Recipients.Select(r => JsonName.Of(r))],
    };

    public static AlertBody Of(string owner, AlertRecord alert, Pack pack)
    {
        var rule = pack.AlertRule(alert.Rule);
        return new(
            NumberedId.Of(owner, alert.Number), owner, LineOwner.Line(owner), null, null, null, alert.Rule, rule?.Identifier, alert.RuleVersion, rule?.Name, rule?.Action,
            rule?.Obstacles ?? [],
            JsonName.Of(alert.Severity), JsonName.Of(alert.State), alert.Period, alert.OpenedOn, alert.OpenedAt, alert.AcknowledgedAt, alert.ClosedOn, alert.SnoozedUntil,
            Values(alert.Entries.Last(e => !e.Figures.IsEmpty || e == alert.Entries[0]).Figures), [],
            [.. alert.Entries.Select(e => new AlertEntryBody(JsonName.Of(e.Event), e.At, JsonName.Of(e.Severity), Values(e.Figures), e.By, e.Reason, e.Until,
                e.To is { } to ? JsonName.Of(to) : null))]);
    }

    private static Dictionary<string, decimal?> Values(ImmutableArray<AlertFigure> figures) => figures.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}

/// <summary>A page of alerts. <c>Next</c> is the cursor of the following page, null on the last.</summary>
public sealed record AlertPageBody(ImmutableArray<AlertBody> Items, int Total, string? Next);

/// <summary>The body of what somebody does about an alert, for the OpenAPI document.</summary>
/// <param name="CommandId">Chosen by the sender; the same one again changes nothing.</param>
/// <param name="By">Who does it, until there are accounts.</param>
public sealed record AlertInput(string? CommandId, string? By, string? Reason, DateOnly? Until);

/// <summary>The body of a visit, for the OpenAPI document.</summary>
public sealed record VisitInput(string? CommandId, DateOnly Date, string? By, string Notes);
