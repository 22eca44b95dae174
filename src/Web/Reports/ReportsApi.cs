using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>The answer to a report: the revision that stands and what soft rules found.</summary>
public sealed record ReportAccepted(int Revision, string State, ImmutableArray<ProblemError> Warnings);

/// <summary><c>/api/v1/units/{code}/reports/{dataSet}/{period}</c>: submit, read and review reports.</summary>
public static class ReportsApi
{
    /// <summary>Until accounts exist, everybody who reaches the API writes under this name.</summary>
    private const string Author = "api";

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var report = api.MapGroup("/units/{code}/reports/{dataSet}/{period}").WithTags("Reports");
        report.MapPut("/", Put)
            .WithBody<ReportInput>()
            .WithSummary("Submits a report, or keeps it as a draft")
            .ProducesProblem(422).ProducesProblem(409).ProducesProblem(404);
        report.MapGet("/", Get).WithSummary("A report with all its revisions").ProducesProblem(404);
        report.MapPost("/validate", Validate)
            .WithBody<ReviewInput>(optional: true)
            .WithSummary("Validates the revision that stands: level 1, then level 2")
            .ProducesProblem(409).ProducesProblem(404);
        report.MapPost("/return", Return)
            .WithBody<ReviewInput>()
            .WithSummary("Sends the revision back with a comment")
            .ProducesProblem(422).ProducesProblem(409);
        report.MapPost("/lock", Lock)
            .WithBody<ReviewInput>(optional: true)
            .WithSummary("Closes the report: no correction is accepted any more")
            .ProducesProblem(409);
    }

    private static async Task<Results<Ok<ReportAccepted>, ProblemHttpResult>> Put(string code, string dataSet, string period, JsonElement body, IGrainFactory grains)
    {
        var json = new JsonBody(body, "commandId", "values", "comment", "expectedRevision", "submit", "statementDate", "receivedOn");
        var values = json.Object("values");
        var command = new SubmitReport(
            json.Text("commandId") ?? "", dataSet, period, values is { } v ? JsonFormat.Read(v) : [], Author, json.Text("comment"), json.Int("expectedRevision"),
                json.Bool("submit", true), StatementDate: json.Date("statementDate"), ReceivedOn: json.Date("receivedOn"));
        return json.Faults.IsEmpty
            ? Answer(await Grain(grains, code).Submit(command))
            : Problems.Of(422, json.Faults);
    }

    private static async Task<Results<Ok<ReportBody>, ProblemHttpResult>> Get(string code, string dataSet, string period, IGrainFactory grains, Pack pack) =>
        await Grain(grains, code).Report(dataSet, period) is { } report
            ? TypedResults.Ok(ReportBody.Of(code, report, pack))
            : Problems.Of(404, Reason.Of("unknown_report", "period", dataSet, period));

    private static Task<Results<Ok<ReportAccepted>, ProblemHttpResult>> Validate(string code, string dataSet, string period, JsonElement? body, IGrainFactory grains) =>
        Review(code, dataSet, period, ReviewAction.Validate, body, grains);

    private static Task<Results<Ok<ReportAccepted>, ProblemHttpResult>> Return(string code, string dataSet, string period, JsonElement? body, IGrainFactory grains) =>
        Review(code, dataSet, period, ReviewAction.Return, body, grains);

    private static Task<Results<Ok<ReportAccepted>, ProblemHttpResult>> Lock(string code, string dataSet, string period, JsonElement? body, IGrainFactory grains) =>
        Review(code, dataSet, period, ReviewAction.Lock, body, grains);

    private static async Task<Results<Ok<ReportAccepted>, ProblemHttpResult>> Review(
        string code, string dataSet, string period, ReviewAction action, JsonElement? body, IGrainFactory grains)
    {
        // The body is optional: a review without a comment needs none.
        var json = JsonBody.Optional(body, "comment", "commandId");
        var command = new ReviewReport(action, Author, json.Text("comment"), json.Text("commandId"));
        return json.Faults.IsEmpty
            ? Answer(await Grain(grains, code).Review(dataSet, period, command))
            : Problems.Of(422, json.Faults);
    }

    private static ICooperativeGrain Grain(IGrainFactory grains, string code) =>
        grains.Cooperative(code.Length <= TextKey.MaxLength ? code : code[..TextKey.MaxLength]);

    private static Results<Ok<ReportAccepted>, ProblemHttpResult> Answer(ReportOutcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Accepted or OutcomeKind.Unchanged => TypedResults.Ok(new ReportAccepted(outcome.Revision, JsonName.Of(outcome.State), Problems.Errors(outcome.Warnings))),
        OutcomeKind.Conflict => Problems.Of(409, outcome.Refusals),
        OutcomeKind.NotFound => Problems.Of(404, outcome.Refusals),
        _ => Problems.Of(422, outcome.Refusals),
    };
}
