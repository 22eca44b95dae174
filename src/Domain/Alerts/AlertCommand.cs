namespace EconomieSociale.Alerts;

/// <summary>What somebody does about an alert.</summary>
[GenerateSerializer, Alias("alert-action")]
public enum AlertAction
{
    Acknowledge = 1,
    Snooze = 2,
    Dismiss = 3,
}

/// <param name="CommandId">The same id again changes nothing.</param>
/// <param name="Reason">Needed to snooze or dismiss.</param>
/// <param name="Until">The last day of a snooze.</param>
[GenerateSerializer, Immutable, Alias("alert-command")]
public sealed record AlertCommand(string CommandId, AlertAction Action, string By, string? Reason, DateOnly? Until);
