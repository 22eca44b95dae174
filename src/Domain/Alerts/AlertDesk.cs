using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>What people may do about an alert, and when not.</summary>
public static class AlertDesk
{
    public const int MaxReason = 2_000;
    public const int MaxSnoozes = 100;

    public static Decision<AlertBook> Decide(AlertBook book, int number, AlertCommand command, AlertTerms terms, DateTimeOffset now, DateOnly today)
    {
        if (book.Find(number) is not { } alert)
        {
            return Decision<AlertBook>.Refuse(Reason.Of("unknown_alert", "alert"));
        }

        // What was acknowledged need not be acknowledged again.
        if (alert.Knows(command.CommandId) || (command.Action == AlertAction.Acknowledge && alert.State is (AlertState.Acknowledged or AlertState.Planned)))
        {
            return Decision<AlertBook>.Keep(book);
        }

        var faults = CareCommands.Faults(command.CommandId, command.By).Concat(Faults(alert, command, terms, today)).ToArray();
        if (faults.Length > 0)
        {
            return Decision<AlertBook>.Refuse(faults);
        }

        AlertEntry Entry(AlertEvent what) => new(what, now, alert.Severity, [], command.By, command.Reason, command.CommandId, command.Until);
        var next = command.Action switch
        {
            AlertAction.Acknowledge => alert.With(Entry(AlertEvent.Acknowledged), AlertState.Acknowledged),
            AlertAction.Snooze => alert.With(Entry(AlertEvent.Snoozed), alert.State) with { SnoozedUntil = command.Until },
            _ => alert.With(Entry(AlertEvent.Dismissed), AlertState.Dismissed) with { ClosedOn = today },
        };
        return Decision<AlertBook>.To(book.Put(next));
    }

    private static IEnumerable<Reason> Faults(AlertRecord alert, AlertCommand command, AlertTerms terms, DateOnly today)
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

        if (command.Action == AlertAction.Snooze && (command.Until is null || command.Until < today || command.Until > today.AddDays(terms.SnoozeDays)))
        {
            yield return Reason.Of("bad_snooze", "until", $"{terms.SnoozeDays}");
        }

        if (command.Action == AlertAction.Snooze && alert.Entries.Count(e => e.Event == AlertEvent.Snoozed) >= MaxSnoozes)
        {
            yield return Reason.Of("too_many_snoozes", "until", $"{MaxSnoozes}");
        }
    }
}
