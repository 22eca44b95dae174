using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Cooperatives;
using EconomieSociale.Funding;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary><c>/api/v1/alerts</c> and the visits of a unit: list alerts, act on them, record visits.</summary>
public static class AlertsApi
{
    /// <summary>The author of what came without one.</summary>
    private const string Author = "api";

    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("/", List)
            .WithSummary("Alerts, the worst and oldest first; open ones unless a state is asked for")
            .WithQuery(
                ("territory", "code of a division; the root if left out"),
                ("vintage", "vintage of the territory"),
                ("association", "code of an association"),
                ("unit", "code of a unit"),
                ("rule", "code of a rule"),
                ("severity", "at least info, warning or critical"),
                ("state", "open, acknowledged, planned, resolved, superseded or dismissed"),
                ("limit", "1 to 500, 100 if left out"),
                ("cursor", "the next of the page before"))
            .ProducesProblem(400);
        alerts.MapGet("/{id}", Get).WithSummary("An alert with its history").ProducesProblem(404);
        foreach (var action in Enum.GetValues<AlertAction>())
        {
            alerts.MapPost($"/{{id}}/{JsonName.Of(action)}", (string id, JsonElement? body, IGrainFactory grains, Pack pack) => Act(id, action, body, grains, pack))
                .WithBody<AlertInput>(optional: true).WithSummary($"{action} an alert").ProducesProblem(404).ProducesProblem(422);
        }

        var visits = api.MapGroup("/units/{code}/visits").WithTags("Alerts");
        visits.MapGet("/", Visits).WithSummary("The field visits to a unit, newest first").ProducesProblem(404);
        visits.MapPost("/", Visit).WithBody<VisitInput>().WithSummary("Records a field visit").ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<Results<Ok<AlertPageBody>, ProblemHttpResult>> List(HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var list = AlertList.Read(query, pack, clock);
        if (!query.Faults.IsEmpty)
        {
            return Problems.Of(400, query.Faults);
        }

        var (page, all) = await list.Ask(grains, pack);
        return TypedResults.Ok(new AlertPageBody([.. page.Select(a => AlertBody.Of(a, pack))], all.Length, list.NextCursor(all.Length)));
    }

    private static async Task<Results<Ok<AlertBody>, ProblemHttpResult>> Get(string id, IGrainFactory grains, Pack pack) =>
        NumberedId.Read(id) is var (owner, number) && (await Alerts(owner, grains))?.Find(number) is { } alert
            ? TypedResults.Ok(AlertBody.Of(owner, alert, pack))
            : Problems.Of(404, Reason.Of("unknown_alert", "alert"));

    /// <summary>Of a unit or of a funding line; null if there is none.</summary>
    private static async Task<AlertBook?> Alerts(string owner, IGrainFactory grains) =>
        LineOwner.Line(owner) is { } line ? (await grains.GetGrain<IFundAlertsGrain>(IFundGrain.Key).Get()).GetValueOrDefault(line)
        : TextKey.IsValid(owner) ? (await grains.Cooperative(owner).Care())?.Alerts
        : null;

    private static async Task<(AlertBook? Alerts, ImmutableArray<Reason> Refusals)> Act(string owner, int number, AlertCommand command, IGrainFactory grains)
    {
        if (LineOwner.Line(owner) is { } line)
        {
            var told = await grains.GetGrain<IFundAlertsGrain>(IFundGrain.Key).Act(line, number, command);
            return (told.Alerts, told.Refusals);
        }

        var outcome = await grains.Cooperative(owner).Act(number, command);
        return (outcome.Care?.Alerts, outcome.Refusals);
    }

    private static async Task<Results<Ok<AlertBody>, ProblemHttpResult>> Act(string id, AlertAction action, JsonElement? body, IGrainFactory grains, Pack pack)
    {
        if (NumberedId.Read(id) is not var (owner, number) || (LineOwner.Line(owner) is null && !TextKey.IsValid(owner)))
        {
            return Problems.Of(404, Reason.Of("unknown_alert", "alert"));
        }

        var json = JsonBody.Optional(body, "commandId", "by", "reason", "until");
        var command = new AlertCommand(json.Text("commandId") ?? Guid.NewGuid().ToString(), action, json.Text("by") ?? Author, json.Text("reason"), json.Date("until"));
        if (!json.Faults.IsEmpty)
        {
            return Problems.Of(422, json.Faults);
        }

        var (alerts, refusals) = await Act(owner, number, command, grains);
        return refusals.IsEmpty
            ? TypedResults.Ok(AlertBody.Of(owner, alerts!.Find(number)!, pack))
            : Problems.Of(alerts?.Find(number) is null ? 404 : 422, refusals);
    }

    private static async Task<Results<Ok<ImmutableArray<Visit>>, ProblemHttpResult>> Visits(string code, IGrainFactory grains) =>
        TextKey.IsValid(code) && await grains.Cooperative(code).Care() is { } care
            ? TypedResults.Ok(care.Visits.OrderByDescending(v => v.Day).ToImmutableArray())
            : Problems.Of(404, Reason.Of("unknown_unit", "code", code));

    private static async Task<Results<Ok<ImmutableArray<Visit>>, ProblemHttpResult>> Visit(string code, JsonElement body, IGrainFactory grains)
    {
        if (!TextKey.IsValid(code))
        {
            return Problems.Of(404, Reason.Of("unknown_unit", "code", code));
        }

        var (command, faults) = VisitReader.Read(body, Author);
        var outcome = command is null ? null : await grains.Cooperative(code).Visit(command);
        return outcome is { Refusals.IsEmpty: true }
            ? TypedResults.Ok(outcome.Care!.Visits.OrderByDescending(v => v.Day).ToImmutableArray())
            : Problems.Of(outcome is { Care: null } ? 404 : 422, outcome?.Refusals ?? faults);
    }
}
