using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>A step of review of a revision: validated, returned, locked. Who, when and why, and by which command.</summary>
[GenerateSerializer, Immutable, Alias("review-step")]
public sealed record ReviewStep(ReportState State, string Author, DateTimeOffset At, string? Comment, string? CommandId = null);

/// <summary>One version of a report. It is never altered or lost; only review steps are added.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Reason">The comment of its author.</param>
/// <param name="Commands">Ids of the command that made it and of later ones that asked for the same values.</param>
/// <param name="Warnings">What soft rules found.</param>
/// <param name="ReceivedOn">The day on which the figures reached the programme; null where an import does not say.</param>
[GenerateSerializer, Immutable, Alias("revision")]
public sealed record Revision(
    int Number,
    Figures Figures,
    DateOnly? StatementDate,
    string Author,
    DateTimeOffset At,
    string? Reason,
    ImmutableArray<string> Commands,
    string? Import,
    ImmutableArray<Reason> Warnings,
    ImmutableArray<ReviewStep> Steps,
    DateOnly? ReceivedOn = null)
{
    /// <summary>Repeats that are remembered; a client that sends the same values more often than this is told the present state again.</summary>
    public const int MaxCommands = 16;

    public ReportState State => Steps.IsEmpty ? ReportState.Submitted : Steps[^1].State;

    /// <summary>Accepted by the association or the programme. Locking closes what stands; it accepts nothing.</summary>
    public bool IsValidated => State == ReportState.Locked ? Steps.Length > 1 && Accepts(Steps[^2].State) : Accepts(State);

    private static bool Accepts(ReportState state) => state is ReportState.Validated1 or ReportState.Validated2;
}

/// <summary>Values that were kept but not sent. One per report; no total counts it.</summary>
[GenerateSerializer, Immutable, Alias("draft")]
public sealed record Draft(Figures Figures, string CommandId, string Author, DateTimeOffset At, string? Comment);

/// <summary>The values of one unit for one form and period: all revisions, oldest first, and perhaps a draft.</summary>
/// <param name="FormerDrafts">Ids of the commands of drafts that are gone, the last few: a late retry of one must not bring it back.</param>
[GenerateSerializer, Immutable, Alias("report")]
public sealed record Report(string DataSet, Period Period, ImmutableArray<Revision> Revisions, Draft? Draft, ImmutableList<string>? FormerDrafts = null)
{
    private const int MaxFormerDrafts = 16;

    /// <summary>Corrections of one report beyond this are refused: something is wrong with the sender.</summary>
    public const int MaxRevisions = 500;

    public Revision? Latest => Revisions.IsEmpty ? null : Revisions[^1];

    /// <summary>The newest revision that is validated: what official totals count while a later correction waits.</summary>
    public Revision? Validated => Revisions.LastOrDefault(r => r.IsValidated);

    public int Number => Latest?.Number ?? 0;

    public ReportState State => Latest?.State ?? ReportState.Draft;

    public Report WithDraft(Draft? draft) => this with
    {
        Draft = draft,
        FormerDrafts = Draft is null ? FormerDrafts : [.. (FormerDrafts ?? []).TakeLast(MaxFormerDrafts - 1), Draft.CommandId],
    };

    /// <summary>Rises with every revision and every review step.</summary>
    public int Version
    {
        get
        {
            var version = Revisions.Length;
            foreach (var revision in Revisions)
            {
                version += revision.Steps.Length;
            }

            return version;
        }
    }
}
