using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;

namespace EconomieSociale.Territories;

/// <summary><c>/api/v1/aggregates/reconciliation</c>: the proof that totals are right.</summary>
public static class ReconciliationApi
{
    private static readonly (string Name, string Description)[] Question =
        [("territory", "code of a division, whose areas are looked at; the root if left out"), ("vintage", "vintage of the territory")];

    public static void MapReconciliation(this IEndpointRouteBuilder api)
    {
        var reconciliation = api.MapGroup("/aggregates/reconciliation").WithTags("Aggregates");
        reconciliation.MapGet("/", (HttpRequest request, IGrainFactory grains, Pack pack, Names names) => Check(request, grains, pack, names, again: false))
            .WithSummary("What the last comparison of live totals with the units' own reports found, by area; compares an area that was not compared since it woke")
            .WithQuery(Question)
            .ProducesProblem(400);
        reconciliation.MapPost("/", (HttpRequest request, IGrainFactory grains, Pack pack, Names names) => Check(request, grains, pack, names, again: true))
            .WithSummary("Compares live totals with the units' own reports, now")
            .WithQuery(Question)
            .ProducesProblem(400);
    }

    private static async Task<Results<Ok<ReconciliationBody>, ProblemHttpResult>> Check(HttpRequest request, IGrainFactory grains, Pack pack, Names names, bool again)
    {
        var reader = new QueryReader(request.Query);
        var (territory, vintage) = TerritoryChoice.Read(reader, pack);
        return reader.Faults.IsEmpty
            ? TypedResults.Ok(ReconciliationBody.Of(await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(territory.Code, vintage)).Check(again), names))
            : Problems.Of(400, reader.Faults);
    }
}
