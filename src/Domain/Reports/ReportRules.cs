using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>What may be reported. One call decides one command on the year in which its period lies.</summary>
public static class ReportRules
{
    /// <summary>The form and period that a sender named, or why they are not to be had.</summary>
    public static (DataSet? Set, Period Period, ImmutableArray<Reason> Faults) Address(string dataSet, string period, Pack pack)
    {
        if (pack.DataSet(dataSet) is not { } set)
        {
            return (null, default, [Reason.Of("unknown_data_set", "dataSet", dataSet)]);
        }

        if (!Period.TryParse(period, out var parsed))
        {
            return (set, default, [Reason.Of("bad_period", "period", period)]);
        }

        return parsed.Kind == set.PeriodKind
            ? (set, parsed, [])
            : (set, parsed, [Reason.Of("wrong_period_type", "period", period, JsonName.Of(set.PeriodKind))]);
    }

    /// <summary>
    /// Decides a report. The checks come in the order in which a person would want to hear of them:
    /// repeated, stale, locked, wrong values, broken rules.
    /// </summary>
    public static (YearBook Next, ReportOutcome Outcome) Submit(
        YearBook book, OrganisationUnit unit, DataSet set, Period period, SubmitReport command, Func<Period, Figures?> earlier, Pack pack, DateTimeOffset now, DateOnly today)
    {
        var report = book.Find(set.Code, period) ?? new(set.Code, period, [], null);
        if (Repeated(report, command) is { } first)
        {
            return (book, first);
        }

        if (command.ExpectedRevision is { } expected && expected != report.Number)
        {
            return (book, ReportOutcome.Stop(OutcomeKind.Conflict, report.Number, report.State,
                Reason.Of("stale_revision", "expectedRevision", $"{expected}", $"{report.Number}")));
        }

        if (report.State == ReportState.Locked)
        {
            return (book, ReportOutcome.Stop(OutcomeKind.Conflict, report.Number, report.State, Reason.Of("report_locked", "period", period.ToString())));
        }

        var (given, faults) = ValueRules.Read(command.Values, set, unit.Kind, pack);
        faults = [.. CommandFaults(command, period, report, today), .. faults];
        if (!faults.IsEmpty)
        {
            return (book, ReportOutcome.Stop(OutcomeKind.Refused, report.Number, report.State, faults));
        }

        var (figures, contradictions) = ImportRules.Reconcile(report, given, command);
        if (!contradictions.IsEmpty)
        {
            return (book, ReportOutcome.Stop(OutcomeKind.Refused, report.Number, report.State, contradictions));
        }

        return command.Submit
            ? Submitted(book, unit, set, report, figures, command, earlier, pack, now, today)
            : Drafted(book, report, figures, command, now);
    }

    private static (YearBook Next, ReportOutcome Outcome) Submitted(
        YearBook book,
        OrganisationUnit unit,
        DataSet set,
        Report report,
        Figures figures,
        SubmitReport command,
        Func<Period, Figures?> earlier,
        Pack pack,
        DateTimeOffset now,
        DateOnly today)
    {
        var statement = ImportRules.Statement(report, command);

        // A person who sends the same values again answers a return or replaces a draft; a file does neither.
        var answers = command.Import is null && (report.Draft is not null || report.State == ReportState.Returned);
        if (report.Latest is { } latest && latest.Figures.Equals(figures) && latest.StatementDate == (statement ?? latest.StatementDate) && !answers)
        {
            return Unchanged(book, report, latest, command);
        }

        var broken = ConditionRules.Judge(figures, set, report.Period, earlier, RuleStrength.Hard, pack);
        if (!broken.IsEmpty)
        {
            return (book, ReportOutcome.Stop(OutcomeKind.Refused, report.Number, report.State, broken));
        }

        var warnings = ConditionRules.Judge(figures, set, report.Period, earlier, RuleStrength.Soft, pack);
        if (unit.ClosedOn <= report.Period.FirstDay)
        {
            warnings = warnings.Add(Reason.Of("unit_closed_before", "period", report.Period.ToString()));
        }

        // A file is read long after its figures came in: unless it says when, that is not known.
        var received = command.ReceivedOn ?? (command.Import is null ? today : null);
        var revision = new Revision(
            report.Number + 1, figures, statement, command.Author, now, command.Comment, [command.CommandId], command.Import, warnings, [], received);
        var next = report with { Revisions = report.Revisions.Add(revision) };

        // What a person sends takes the place of the draft; a file does not know of it.
        return (book.With(command.Import is null ? next.WithDraft(null) : next), ReportOutcome.Of(OutcomeKind.Accepted, revision));
    }

    private static (YearBook Next, ReportOutcome Outcome) Drafted(YearBook book, Report report, Figures figures, SubmitReport command, DateTimeOffset now)
    {
        var draft = new Draft(figures, command.CommandId, command.Author, now, command.Comment);
        return (book.With(report.WithDraft(draft)), new(OutcomeKind.Accepted, report.Number, ReportState.Draft, [], []));
    }

    /// <summary>The same values again: the command is remembered, so that its repeat cannot undo a later correction. An import's row needs no memory of its own.</summary>
    private static (YearBook Next, ReportOutcome Outcome) Unchanged(YearBook book, Report report, Revision latest, SubmitReport command)
    {
        if (command.Import is not null || latest.Commands.Length >= Revision.MaxCommands)
        {
            return (book, ReportOutcome.Of(OutcomeKind.Unchanged, latest));
        }

        var remembered = latest with { Commands = latest.Commands.Add(command.CommandId) };
        return (book.With(report with { Revisions = report.Revisions.Replace(latest, remembered) }), ReportOutcome.Of(OutcomeKind.Unchanged, latest));
    }

    private static ReportOutcome? Repeated(Report report, SubmitReport command)
    {
        if (report.Draft?.CommandId == command.CommandId || report.FormerDrafts?.Contains(command.CommandId) == true)
        {
            return new(OutcomeKind.Unchanged, report.Number, ReportState.Draft, [], []);
        }

        var made = report.Revisions.FirstOrDefault(r => r.Commands.Contains(command.CommandId));
        return made is null ? null : new(OutcomeKind.Unchanged, made.Number, ReportState.Submitted, made.Warnings, []);
    }

    private static IEnumerable<Reason> CommandFaults(SubmitReport command, Period period, Report report, DateOnly today)
    {
        if (command.CommandId.Length is 0 or > SubmitReport.MaxCommandIdLength)
        {
            yield return Reason.Of("bad_command_id", "commandId", $"{SubmitReport.MaxCommandIdLength}");
        }

        if (command.Comment?.Length > SubmitReport.MaxCommentLength)
        {
            yield return Reason.Of("too_long", "comment", $"{SubmitReport.MaxCommentLength}");
        }

        if (command.Values.Length > SubmitReport.MaxValues)
        {
            yield return Reason.Of("too_many_values", "values", $"{SubmitReport.MaxValues}");
        }

        if (command.StatementDate is { } statement && (statement < ValueRules.EarliestDate || statement.Year > Period.MaxYear))
        {
            yield return Reason.Of("not_a_date", "statementDate", statement.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (command.ReceivedOn is { } received && (received > today || received < ValueRules.EarliestDate))
        {
            yield return Reason.Of("received_in_future", "receivedOn", received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (period.FirstDay > today)
        {
            yield return Reason.Of("period_in_future", "period", period.ToString());
        }

        if (report.Revisions.Length >= Report.MaxRevisions)
        {
            yield return Reason.Of("too_many_revisions", "period", $"{Report.MaxRevisions}");
        }
    }
}
