using System.Text.Json;

namespace EconomieSociale.Reports;

/// <summary>The body of a report, for the OpenAPI document.</summary>
/// <param name="CommandId">Chosen by the sender; the same one again returns the first answer.</param>
/// <param name="Values">By element: a number, true or false, a date <c>yyyy-MM-dd</c>, or <c>"NA"</c>. An element left out is missing.</param>
/// <param name="ReceivedOn">The day on which the figures reached the programme, where that is not today; it decides whether the report came in time.</param>
public sealed record ReportInput(
    string CommandId, IReadOnlyDictionary<string, JsonElement> Values, string? Comment, int? ExpectedRevision, bool Submit, DateOnly? StatementDate, DateOnly? ReceivedOn);

/// <summary>The optional body of a review, for the OpenAPI document.</summary>
public sealed record ReviewInput(string? Comment, string? CommandId);
