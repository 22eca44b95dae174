using System.Collections.Immutable;

namespace EconomieSociale.Reports;

/// <summary>Command: the values of one report, as a replacement of what was reported before.</summary>
/// <param name="CommandId">Chosen by the sender; the same one again returns the first answer and changes nothing.</param>
/// <param name="DataSet">Code or alias of the form, as sent.</param>
/// <param name="Period">Identifier of the period, as sent.</param>
/// <param name="ExpectedRevision">The revision that the sender saw (0 for none); a newer one makes the command stale. Null: not checked.</param>
/// <param name="Submit">False keeps the values as a draft that no total counts.</param>
/// <param name="Merge">True lays the values over those reported instead of replacing them (files with one value per row).</param>
/// <param name="StatementDate">End of the accounts behind the figures, where the source gives it.</param>
/// <param name="ReceivedOn">
/// The day on which the figures reached the programme, where that is not today: on paper, by telephone, in an older system. It decides whether the report came in time.
/// </param>
/// <param name="Import">Identity of the import by content; null for a report entered by hand or through the API.</param>
[GenerateSerializer, Immutable, Alias("submit-report")]
public sealed record SubmitReport(
    string CommandId,
    string DataSet,
    string Period,
    ImmutableArray<KeyValuePair<string, RawValue>> Values,
    string Author,
    string? Comment = null,
    int? ExpectedRevision = null,
    bool Submit = true,
    bool Merge = false,
    DateOnly? StatementDate = null,
    string? Import = null,
    DateOnly? ReceivedOn = null)
{
    public const int MaxCommandIdLength = 200;
    public const int MaxCommentLength = 2_000;
    public const int MaxValues = 500;
}
