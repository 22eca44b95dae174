using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>A step of review as the API shows it.</summary>
public sealed record StepBody(string State, string Author, DateTimeOffset At, string? Comment);

/// <summary>A revision as the API shows it: values in natural units.</summary>
public sealed record RevisionBody(
    int Revision,
    string State,
    string Author,
    DateTimeOffset At,
    string? Reason,
    DateOnly? StatementDate,
    IReadOnlyDictionary<string, object?> Values,
    ImmutableArray<ProblemError> Warnings,
    ImmutableArray<StepBody> Steps);

/// <summary>Values that were kept and not sent.</summary>
public sealed record DraftBody(string Author, DateTimeOffset At, string? Comment, IReadOnlyDictionary<string, object?> Values);

/// <summary>A report with every revision, oldest first.</summary>
public sealed record ReportBody(
    string Unit, string DataSet, Period Period, int Revision, string State, IReadOnlyDictionary<string, object?> Values, ImmutableArray<RevisionBody> Revisions, DraftBody? Draft)
{
    public static ReportBody Of(string unit, Report report, Pack pack) => new(
        unit,
        report.DataSet,
        report.Period,
        report.Number,
        JsonName.Of(report.State),
        JsonFormat.Values(report.Latest?.Figures ?? Figures.Empty, pack),
        [.. report.Revisions.Select(r => Shown(r, pack))],
        report.Draft is { } draft ? new(draft.Author, draft.At, draft.Comment, JsonFormat.Values(draft.Figures, pack)) : null);

    private static RevisionBody Shown(Revision revision, Pack pack) => new(
        revision.Number,
        JsonName.Of(revision.State),
        revision.Author,
        revision.At,
        revision.Reason,
        revision.StatementDate,
        JsonFormat.Values(revision.Figures, pack),
        Problems.Errors(revision.Warnings),
        [.. revision.Steps.Select(s => new StepBody(JsonName.Of(s.State), s.Author, s.At, s.Comment))]);
}
