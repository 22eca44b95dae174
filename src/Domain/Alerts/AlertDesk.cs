using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>What people may do about an alert, and when not.</summary>
public static class AlertDesk
{
    public const int MaxSnoozeDays = 30;
    public const int MaxReason = 2_000;

    public static Decision<AlertBook> Decide(AlertBook book, int number, AlertCommand command, DateTimeOffset now, DateOnly today)
    {
        if (book.Find(number) is not { } alert)
        {
            return Decision<AlertBook>.Refuse(Reason.Of("unknown_alert", "alert"));
        }

        if (alert.Knows(command.CommandId))
        {
            return Decision<AlertBook>.Keep(book);
        }

        var faults = Faults(alert, command, today).ToArray();
        if (faults.Length > 0)
        {
            return Decision<AlertBook>.Refuse(faults);
        }

        AlertEntry Entry(AlertEvent what) => new(what, now, alert.Severity, [], command.By, command.Reason, command.CommandId, command.Until);
        var next = command.Action switch
        {
            AlertAction.Acknowledge => alert.With(Entry(AlertEvent.Acknowledged), alert.State == AlertState.Open ? AlertState.Acknowledged : alert.State),
            AlertAction.Snooze => alert.With(Entry(AlertEvent.Snoozed), alert.State) with { SnoozedUntil = command.Until },
            _ => alert.With(Entry(AlertEvent.Dismissed), AlertState.Dismissed) with { ClosedOn = today },
        };
        return Decision<AlertBook>.To(book.Put(next));
    }

    private static IEnumerable<Reason> Faults(AlertRecord alert, AlertCommand command, DateOnly today)
    {
        if (!alert.IsOpen)
        {
            yield return Reason.Of("alert_closed", "alert", JsonName.Of(alert.State));
        }

        if (command.Action != AlertAction.Acknowledge && string.IsNullOrWhiteSpace(command.Reason))
        {
            yield return Reason.Of("reason_expected", "reason");
        }

        if (command.Reason?.Length > MaxReason)
        {
            yield return Reason.Of("too_long", "reason", $"{MaxReason}");
        }

        if (command.Action == AlertAction.Snooze && (command.Until is null || command.Until < today || command.Until > today.AddDays(MaxSnoozeDays)))
        {
            yield return Reason.Of("bad_snooze", "until", $"{MaxSnoozeDays}");
        }
    }
}
