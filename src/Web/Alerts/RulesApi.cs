using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>A rule as the API shows it: its conditions are formulas over elements, indicators and parameters.</summary>
public sealed record RuleBody(
    string Code, string Identifier, int Version, Label Name, Label Action, string Basis, string Figures, string Info, string Warning, string Critical, string Clear, string Unless,
    ImmutableArray<string> Recipients, ImmutableArray<string> Obstacles);

/// <summary>A rehearsal: the rule as it is, as it is proposed, and as proposed without its clear condition.</summary>
public sealed record RehearsalBody(string Rule, AlertReplay Current, AlertReplay? Proposed, AlertReplay WithoutClear);

/// <summary>The body of a rehearsal, for the OpenAPI document: what is left out stays as it is.</summary>
public sealed record RehearsalInput(string? Info, string? Warning, string? Critical, string? Clear, string? Unless);

/// <summary><c>/api/v1/rules</c>: the alert rules in force, and what one would have done.</summary>
public static class RulesApi
{
    public static void MapRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/rules").WithTags("Alerts");
        rules.MapGet("/", (Pack pack) => TypedResults.Ok(pack.AlertDrafts.Select(Body).ToImmutableArray())).WithSummary("The alert rules in force");
        rules.MapPost("/{code}/rehearse", Rehearse)
            .WithBody<RehearsalInput>(optional: true)
            .WithQuery(("territory", "code of a division; the root if left out"), ("vintage", "vintage of the territory"))
            .WithSummary("Replays a rule over history, as it is or as proposed: how many alerts, when, for whom, how many flips")
            .ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<Results<Ok<RehearsalBody>, ProblemHttpResult>> Rehearse(
        string code, JsonElement? body, HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        if (pack.AlertDrafts.FirstOrDefault(r => r.Code == code && r.Basis != AlertBasis.Fund) is not { } current)
        {
            return Problems.Of(404, Reason.Of("unknown_alert_rule", "code", code));
        }

        var query = new QueryReader(request.Query);
        var (territory, vintage) = TerritoryChoice.Read(query, pack);
        var json = JsonBody.Optional(body, "info", "warning", "critical", "clear", "unless");
        var proposed = current with
        {
            Info = json.Text("info") ?? current.Info,
            Warning = json.Text("warning") ?? current.Warning,
            Critical = json.Text("critical") ?? current.Critical,
            Clear = json.Text("clear") ?? current.Clear,
            Unless = json.Text("unless") ?? current.Unless,
        };
        var wrong = PackRules.Check(proposed, pack).Faults.Select(f => f.Reason with { Field = f.Reason.Args.FirstOrDefault() ?? "" });
        ImmutableArray<Reason> faults = [.. query.Faults, .. json.Faults, .. wrong];
        if (!faults.IsEmpty)
        {
            return Problems.Of(422, faults);
        }

        var grain = grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(territory.Code, vintage));
        Task<AlertReplay> Replay(AlertRuleDraft rule) => grain.Replay(rule, pack.Today(clock));
        return TypedResults.Ok(new RehearsalBody(code, await Replay(current), proposed == current ? null : await Replay(proposed), await Replay(proposed.WithoutClear)));
    }

    private static RuleBody Body(AlertRuleDraft rule) => new(
        rule.Code, rule.Identifier, rule.Version, rule.Name, rule.Action, JsonName.Of(rule.Basis), rule.ValidatedOnly ? "validated" : "submitted",
        rule.Info, rule.Warning, rule.Critical, rule.Clear, rule.Unless, [.. rule.Recipients.Select(r => JsonName.Of(r))], rule.Obstacles);
}
