using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Values;

namespace EconomieSociale.Delivery;

/// <summary>An event of an alert, as programs read it.</summary>
/// <param name="Id">The same for the same event, however often it is read.</param>
/// <param name="Unit">Code of the unit; of a funding line its code behind <c>line:</c>, and its commune is the whole territory.</param>
/// <param name="To">By which relation it concerns somebody.</param>
public sealed record EventBody(
    string Id, string Alert, string Unit, string Name, string? NameAr, string Commune, string? Association, string Rule, string Event, string Severity, DateTimeOffset At,
    ImmutableArray<string> To)
{
    public static EventBody Of(AlertNotice notice) => new(
        notice.Key, NumberedId.Of(notice.Unit, notice.Alert), notice.Unit, notice.Name, notice.NameAr, notice.Commune, notice.Association, notice.Rule,
        JsonName.Of(notice.Event), JsonName.Of(notice.Severity), notice.At, [.. notice.To.Select(r => JsonName.Of(r))]);
}

/// <summary>Events after a cursor, and the cursor behind them. <c>Next</c> is always given: ask with it again for what comes later.</summary>
public sealed record EventPageBody(ImmutableArray<EventBody> Items, string Next);

/// <summary>What a webhook is sent.</summary>
/// <param name="Cursor">The cursor behind the events.</param>
public sealed record WebhookPayload(string Type, DateTimeOffset Timestamp, string Cursor, ImmutableArray<EventBody> Data)
{
    public const string AlertEvents = "alert.events";
}
