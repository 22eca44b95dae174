using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>Where an alert stands. The first three are open.</summary>
[GenerateSerializer, Alias("alert-state")]
public enum AlertState
{
    Open = 1,
    Acknowledged = 2,

    /// <summary>An accompaniment plan answers it.</summary>
    Planned = 3,

    /// <summary>Its rule cleared: the data is better.</summary>
    Resolved = 4,

    /// <summary>A correction of the past took its reason away: by the data as it stands it never was.</summary>
    Superseded = 5,

    /// <summary>Somebody decided, with a reason, that there is nothing to do.</summary>
    Dismissed = 6,
}

/// <summary>What happened to an alert.</summary>
[GenerateSerializer, Alias("alert-event")]
public enum AlertEvent
{
    Opened = 1,
    Raised = 2,
    Eased = 3,
    Acknowledged = 4,
    Snoozed = 5,
    Planned = 6,
    Dismissed = 7,
    Resolved = 8,
    Superseded = 9,

    /// <summary>Nobody acknowledged it in time: it concerns one relation more.</summary>
    Escalated = 10,
}

/// <summary>A line of the history of an alert.</summary>
/// <param name="By">The author; null when the data did it.</param>
/// <param name="Command">The id of the command, so that a repeat is known; null when the data did it.</param>
/// <param name="Until">The end of a snooze.</param>
/// <param name="To">Whom an escalation adds.</param>
/// <param name="Version">The version of the unit's care book that first held this line; 0 until it is written.</param>
[GenerateSerializer, Immutable, Alias("alert-entry")]
public sealed record AlertEntry(
    AlertEvent Event,
    DateTimeOffset At,
    Severity Severity,
    ImmutableArray<AlertFigure> Figures,
    string? By,
    string? Reason,
    string? Command,
    DateOnly? Until = null,
    Relation? To = null,
    int Version = 0);

/// <summary>An alert as people handle it: it lives until data closes it, and nothing of it is forgotten.</summary>
/// <param name="Number">Counts the alerts of the unit.</param>
/// <param name="Period">See <see cref="AlertEpisode.Period"/>.</param>
/// <param name="OpenedOn">The day on which the data that opened it was there.</param>
/// <param name="Plan">The number of the plan that answers it.</param>
[GenerateSerializer, Immutable, Alias("alert-record")]
public sealed record AlertRecord(
    int Number,
    string Rule,
    int RuleVersion,
    Period Period,
    DateOnly OpenedOn,
    Severity Severity,
    AlertState State,
    ImmutableArray<AlertEntry> Entries,
    DateOnly? SnoozedUntil,
    int? Plan,
    DateOnly? ClosedOn)
{
    public bool IsOpen => State is AlertState.Open or AlertState.Acknowledged or AlertState.Planned;

    public bool IsSnoozedOn(DateOnly day) => SnoozedUntil >= day;

    /// <summary>When it was first told of.</summary>
    public DateTimeOffset OpenedAt => Entries[0].At;

    public DateTimeOffset? AcknowledgedAt => Entries.FirstOrDefault(e => e.Event is AlertEvent.Acknowledged or AlertEvent.Planned or AlertEvent.Dismissed)?.At;

    /// <summary>Since when it waits for somebody to acknowledge it; null if nobody need to. It waits again when it grows worse.</summary>
    public DateTimeOffset? WaitsSince
    {
        get
        {
            if (State != AlertState.Open)
            {
                return null;
            }

            var sinceSeen = Entries.Reverse().TakeWhile(e => e.Event is not (AlertEvent.Acknowledged or AlertEvent.Planned));
            return (sinceSeen.Count() == Entries.Length ? Entries[0] : sinceSeen.LastOrDefault(e => e.Event == AlertEvent.Raised) ?? Entries[0]).At;
        }
    }

    public bool Knows(string command) => Entries.Any(e => e.Command == command);

    public AlertRecord With(AlertEntry entry, AlertState state) => this with { Entries = Entries.Add(entry), Severity = entry.Severity, State = state };
}
