using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Cooperatives;

/// <summary><c>/api/v1/units</c>: register, read and list units.</summary>
public static class UnitsApi
{
    private static readonly ImmutableDictionary<string, UnitField> Fields = Enum.GetValues<UnitField>().ToImmutableDictionary(f => JsonName.Of(f), f => f);

    public static void MapUnits(this IEndpointRouteBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("Units");
        units.MapPut("/{code}", Put).WithBody<UnitInput>().WithSummary("Registers a unit or changes what is known about it").ProducesProblem(422);
        units.MapGet("/{code}", Get).WithSummary("A unit: profile, dated memberships, reports, assessment").ProducesProblem(404);
        units.MapGet("/", List)
            .WithSummary("Lists units: filter, search, sort, page by cursor")
            .WithQuery(
                ("territory", "code of a division; the root if left out"),
                ("vintage", "vintage of the territory"),
                ("sector", "code of a sector"),
                ("association", "code of an association"),
                ("kind", "cooperative, tpe or collective"),
                ("state", "ok, struggling or unknown"),
                ("status", "green, amber, red or grey"),
                ("q", "part of a name or code; accents, case and Arabic vowel signs do not matter"),
                ("sort", "name, code, commune, sector, association, lastReport, status or composite; a leading minus turns it round"),
                ("limit", "1 to 500, 50 if left out"),
                ("cursor", "the next of the page before"))
            .ProducesProblem(400);
    }

    private static async Task<Results<Ok<UnitBody>, ProblemHttpResult>> Put(string code, JsonElement body, IGrainFactory grains, Pack pack, Sentences sentences)
    {
        var json = new JsonBody(body, [.. Fields.Keys, "validFrom"]);
        var set = Fields.Where(f => json.Has(f.Key)).ToImmutableDictionary(f => f.Value, f => json.Text(f.Key));
        var change = new UnitChange(code, set, [], json.Date("validFrom"));
        if (!json.Faults.IsEmpty)
        {
            return Problems.Of(422, json.Faults);
        }

        if (!TextKey.IsValid(code))
        {
            return Problems.Of(422, Reason.Of("bad_code", "code", code));
        }

        var grain = grains.Cooperative(code);
        var outcome = await grain.Change(change);
        return outcome.Refusals.IsEmpty
            ? TypedResults.Ok(UnitBody.Of((await grain.Get())!, pack, sentences, outcome.Changed))
            : Problems.Of(422, outcome.Refusals);
    }

    private static async Task<Results<Ok<UnitBody>, ProblemHttpResult>> Get(string code, IGrainFactory grains, Pack pack, Sentences sentences) =>
        TextKey.IsValid(code) && await grains.Cooperative(code).Get() is { } view
            ? TypedResults.Ok(UnitBody.Of(view, pack, sentences, null))
            : Problems.Of(404, Reason.Of("unknown_unit", "code", code));

    private static async Task<Results<Ok<UnitPage>, ProblemHttpResult>> List(HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var list = UnitList.Read(query, pack, clock);
        return query.Faults.IsEmpty ? TypedResults.Ok(await list.Ask(grains)) : Problems.Of(400, query.Faults);
    }
}
