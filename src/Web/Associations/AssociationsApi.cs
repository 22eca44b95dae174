using System.Text.Json;
using EconomieSociale.Hosting;
using EconomieSociale.Values;

namespace EconomieSociale.Associations;

/// <summary><c>/api/v1/associations</c>: supervising associations and their portfolios.</summary>
public static class AssociationsApi
{
    public static void MapAssociations(this IEndpointRouteBuilder api)
    {
        var associations = api.MapGroup("/associations").WithTags("Associations");
        associations.MapPut("/{code}", Put).WithSummary("Registers an association or changes its name").ProducesProblem(422);
        associations.MapGet("/{code}", Get).WithSummary("An association with its portfolio of today").ProducesProblem(404);
    }

    private static async Task<Results<Ok<AssociationView>, ProblemHttpResult>> Put(string code, JsonElement body, IGrainFactory grains)
    {
        var json = new JsonBody(body, "name", "nameAr", "commune");
        var profile = new AssociationProfile(json.Text("name") ?? "", json.Text("nameAr"), json.Text("commune"));
        if (!json.Faults.IsEmpty || !TextKey.IsValid(code))
        {
            return Problems.Of(422, TextKey.IsValid(code) ? json.Faults : [Reason.Of("bad_code", "code", code)]);
        }

        var grain = grains.GetGrain<IAssociationGrain>(code);
        var faults = await grain.Register(profile);
        return faults.IsEmpty ? TypedResults.Ok(await grain.Get()) : Problems.Of(422, faults);
    }

    private static async Task<Results<Ok<AssociationView>, ProblemHttpResult>> Get(string code, IGrainFactory grains)
    {
        var view = TextKey.IsValid(code) ? await grains.GetGrain<IAssociationGrain>(code).Get() : null;
        return view is { Profile: not null } or { Portfolio.IsEmpty: false }
            ? TypedResults.Ok(view)
            : Problems.Of(404, Reason.Of("not_found", "code"));
    }
}
