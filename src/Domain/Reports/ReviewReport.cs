using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>What a reviewer does with the revision that stands.</summary>
public enum ReviewAction
{
    Validate = 1,
    Return = 2,
    Lock = 3,
}

/// <summary>Command: validate, return with a comment, or lock a report.</summary>
/// <param name="CommandId">Chosen by the sender: the same one again changes nothing, so that a double click does not validate twice. Null: not checked.</param>
[GenerateSerializer, Immutable, Alias("review-report")]
public sealed record ReviewReport(ReviewAction Action, string Author, string? Comment = null, string? CommandId = null);

/// <summary>The way of a report: submitted → validated by the association → validated by the programme → locked; returned at any time before.</summary>
public static class ReviewRules
{
    public static (Report Next, ReportOutcome Outcome) Decide(Report report, ReviewReport command, DateTimeOffset now)
    {
        if (report.Latest is not { } latest)
        {
            return (report, ReportOutcome.Stop(OutcomeKind.Conflict, 0, ReportState.Draft, Reason.Of("nothing_submitted", "state")));
        }

        if (command.CommandId is not null && report.Revisions.Any(r => r.Steps.Any(s => s.CommandId == command.CommandId)))
        {
            return (report, ReportOutcome.Of(OutcomeKind.Unchanged, latest));
        }

        if (latest.State == ReportState.Locked)
        {
            return command.Action == ReviewAction.Lock
                ? (report, ReportOutcome.Of(OutcomeKind.Unchanged, latest))
                : (report, ReportOutcome.Stop(OutcomeKind.Conflict, latest.Number, latest.State, Reason.Of("report_locked", "period", report.Period.ToString())));
        }

        var faults = Faults(command).ToImmutableArray();
        if (!faults.IsEmpty)
        {
            return (report, ReportOutcome.Stop(OutcomeKind.Refused, latest.Number, latest.State, faults));
        }

        var state = (command.Action, latest.State) switch
        {
            (ReviewAction.Return, _) => ReportState.Returned,
            (ReviewAction.Lock, _) => ReportState.Locked,
            (_, ReportState.Validated1 or ReportState.Validated2) => ReportState.Validated2,
            _ => ReportState.Validated1,
        };
        if (state == latest.State)
        {
            return (report, ReportOutcome.Of(OutcomeKind.Unchanged, latest));
        }

        var reviewed = latest with { Steps = latest.Steps.Add(new(state, command.Author, now, command.Comment, command.CommandId)) };
        return (report with { Revisions = report.Revisions.Replace(latest, reviewed) }, ReportOutcome.Of(OutcomeKind.Accepted, reviewed));
    }

    private static IEnumerable<Reason> Faults(ReviewReport command)
    {
        if (command.Action == ReviewAction.Return && string.IsNullOrWhiteSpace(command.Comment))
        {
            yield return Reason.Of("required", "comment");
        }

        if (command.CommandId is { Length: 0 or > SubmitReport.MaxCommandIdLength })
        {
            yield return Reason.Of("bad_command_id", "commandId", $"{SubmitReport.MaxCommandIdLength}");
        }

        if (command.Comment?.Length > SubmitReport.MaxCommentLength)
        {
            yield return Reason.Of("too_long", "comment", $"{SubmitReport.MaxCommentLength}");
        }
    }
}
