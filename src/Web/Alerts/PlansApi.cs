using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary><c>/api/v1/plans</c>: accompaniment plans, opened for alerts and closed by the data that closes these.</summary>
public static class PlansApi
{
    private const string Author = "api";
    private static readonly string[] States = ["", "open", "closed"];

    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans").WithTags("Plans");
        plans.MapGet("/", List)
            .WithSummary("Accompaniment plans, the newest first")
            .WithQuery(
                ("territory", "code of a division; the root if left out"), ("vintage", "vintage of the territory"), ("association", "code of an association"),
                ("unit", "code of a unit"), ("state", "open or closed"))
            .ProducesProblem(400);
        plans.MapPost("/", (JsonElement body, IGrainFactory grains, Pack pack, TimeProvider clock) => Open(null, body, grains, pack, clock))
            .WithBody<PlanInput>().WithSummary("Opens a plan for a unit").ProducesProblem(404).ProducesProblem(422);
        plans.MapGet("/{id}", Get).WithSummary("A plan with the indicators as they are now").ProducesProblem(404);
        plans.MapGet("/{id}/effect", Effect)
            .WithSummary("The indicators of a plan before and after, beside the median of units of the sector without a plan: a comparison, no claim of cause")
            .ProducesProblem(404);
        plans.MapPost("/{id}/visits", Visit).WithBody<VisitInput>().WithSummary("Records a visit to the unit of a plan").ProducesProblem(404).ProducesProblem(422);
        plans.MapPost("/{id}/actions/{number:int}/done", Done).WithBody<DoneInput>(optional: true).WithSummary("Marks an action as done").ProducesProblem(404).ProducesProblem(422);
        api.MapPost("/alerts/{id}/plan", (string id, JsonElement body, IGrainFactory grains, Pack pack, TimeProvider clock) => Open(id, body, grains, pack, clock))
            .WithTags("Plans").WithBody<PlanInput>().WithSummary("Opens a plan that answers an alert").ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<Results<Ok<PlanPageBody>, ProblemHttpResult>> List(HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var (territory, vintage) = TerritoryChoice.Read(query, pack);
        var state = query.Word("state", "unknown_state", States);
        var asked = new AlertQuery(territory.Code, vintage, pack.Today(clock), clock.GetUtcNow(), query.Text("association"), query.Text("unit"), null, Severity.None, null);
        if (!query.Faults.IsEmpty)
        {
            return Problems.Of(400, query.Faults);
        }

        var plans = await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(territory.Code, vintage)).Plans(asked);
        ImmutableArray<PlanBody> items = [.. plans.Where(p => state.Length == 0 || p.Plan.IsOpen == (state == "open")).Select(p => PlanBody.Of(p, pack, asked.Today))];
        return TypedResults.Ok(new PlanPageBody(items, items.Length));
    }

    private static async Task<Results<Ok<PlanBody>, ProblemHttpResult>> Get(string id, IGrainFactory grains, Pack pack, TimeProvider clock) =>
        NumberedId.Read(id) is var (unit, number) && TextKey.IsValid(unit) && await Show(unit, number, grains, pack, clock) is { } plan
            ? TypedResults.Ok(plan)
            : Problems.Of(404, Reason.Of("unknown_plan", "plan"));

    /// <param name="alert">The alert that the plan answers; null: those that the body names.</param>
    private static async Task<Results<Ok<PlanBody>, ProblemHttpResult>> Open(string? alert, JsonElement body, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        var (unit, command, faults) = PlanReader.Read(body, alert, Author);
        if (!faults.IsEmpty)
        {
            return Problems.Of(422, faults);
        }

        var outcome = await grains.Cooperative(unit).Plan(command);
        return outcome.Refusals.IsEmpty
            ? TypedResults.Ok((await Show(unit, outcome.Care!.Plans.Single(p => p.Command == command.CommandId).Number, grains, pack, clock))!)
            : Problems.Of(outcome.Care is null ? 404 : 422, outcome.Refusals);
    }

    private static async Task<Results<Ok<PlanBody>, ProblemHttpResult>> Visit(string id, JsonElement body, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        if (NumberedId.Read(id) is not var (unit, number) || !TextKey.IsValid(unit) || await Show(unit, number, grains, pack, clock) is null)
        {
            return Problems.Of(404, Reason.Of("unknown_plan", "plan"));
        }

        var (command, faults) = VisitReader.Read(body, Author);
        var outcome = command is null ? null : await grains.Cooperative(unit).Visit(command);
        return outcome is { Refusals.IsEmpty: true }
            ? TypedResults.Ok((await Show(unit, number, grains, pack, clock))!)
            : Problems.Of(422, outcome?.Refusals ?? faults);
    }

    private static async Task<Results<Ok<PlanBody>, ProblemHttpResult>> Done(string id, int number, JsonElement? body, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        if (NumberedId.Read(id) is not var (unit, plan) || !TextKey.IsValid(unit))
        {
            return Problems.Of(404, Reason.Of("unknown_plan", "plan"));
        }

        var json = JsonBody.Optional(body, "commandId", "by");
        if (!json.Faults.IsEmpty)
        {
            return Problems.Of(422, json.Faults);
        }

        var command = new FinishAction(json.Text("commandId") ?? Guid.NewGuid().ToString(), json.Text("by") ?? Author, plan, number);
        var outcome = await grains.Cooperative(unit).Finish(command);
        return outcome.Refusals.IsEmpty
            ? TypedResults.Ok((await Show(unit, plan, grains, pack, clock))!)
            : Problems.Of(outcome.Refusals[0].Code == "action_done" ? 422 : 404, outcome.Refusals);
    }

    private static async Task<Results<Ok<ImmutableArray<ActionEffect>>, ProblemHttpResult>> Effect(string id, IGrainFactory grains, Pack pack) =>
        NumberedId.Read(id) is var (unit, number) && TextKey.IsValid(unit) && await grains.Cooperative(unit).Get() is { } view
        && view.Care.Plans.FirstOrDefault(p => p.Number == number) is { } plan
            ? TypedResults.Ok(await ActionEffect.Ask(view, plan, grains, pack))
            : Problems.Of(404, Reason.Of("unknown_plan", "plan"));

    private static async Task<PlanBody?> Show(string unit, int number, IGrainFactory grains, Pack pack, TimeProvider clock) =>
        await grains.Cooperative(unit).Get() is { } view && view.Care.Plans.FirstOrDefault(p => p.Number == number) is { } plan
            ? PlanBody.Of(view, plan, pack, pack.Today(clock))
            : null;
}
