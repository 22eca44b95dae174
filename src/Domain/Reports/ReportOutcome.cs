using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>How a command about a report ended.</summary>
public enum OutcomeKind
{
    /// <summary>A new revision, draft or review step.</summary>
    Accepted = 1,

    /// <summary>Nothing to do: the same command or the same values.</summary>
    Unchanged = 2,

    /// <summary>The values are wrong; nothing was stored.</summary>
    Refused = 3,

    /// <summary>Somebody else was faster, or the report is locked; nothing was stored.</summary>
    Conflict = 4,

    /// <summary>There is no such unit or report.</summary>
    NotFound = 5,
}

/// <summary>The answer to a command about a report.</summary>
/// <param name="Revision">The revision that stands, 0 for none.</param>
[GenerateSerializer, Immutable, Alias("report-outcome")]
public sealed record ReportOutcome(
    OutcomeKind Kind, int Revision, ReportState State, ImmutableArray<Reason> Warnings, ImmutableArray<Reason> Refusals)
{
    public static ReportOutcome Stop(OutcomeKind kind, int revision, ReportState state, params IEnumerable<Reason> reasons) =>
        new(kind, revision, state, [], [.. reasons]);

    public static ReportOutcome Of(OutcomeKind kind, Revision revision) => new(kind, revision.Number, revision.State, revision.Warnings, []);
}
