using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Mvc;

namespace EconomieSociale.Indicators;

/// <summary><c>/api/v1/catalogue/compare</c>: what a proposed catalogue of indicators would change.</summary>
public static class CatalogueApi
{
    public static void MapCatalogue(this IEndpointRouteBuilder api) => api.MapPost("/catalogue/compare", Compare)
        .WithTags("Programme")
        .WithSummary("Units whose colour or state a proposed catalogue would change (files indicators.csv, dimensions.csv, gates.csv, scoring.json, parameters.csv)")
        .WithQuery(
            ("territory", "code of a division; the root if left out"),
            ("vintage", "vintage of the territory"),
            ("period", "a main period; the last complete one if left out"))
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(CatalogueComparison.MaxBytes * 2))
        .ProducesProblem(400).ProducesProblem(422);

    private static async Task<Results<Ok<ComparisonBody>, ProblemHttpResult>> Compare(HttpRequest request, CatalogueComparison comparison, Pack pack, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var (territory, vintage) = TerritoryChoice.Read(query, pack);
        var range = AggregateReader.Range(query, pack, clock);
        if (range.Kind != pack.MainDataSet.PeriodKind || range.Length != 1)
        {
            query.Fault("wrong_period_type", "period", range.ToString(), JsonName.Of(pack.MainDataSet.PeriodKind));
        }

        if (!query.Faults.IsEmpty)
        {
            return Problems.Of(400, query.Faults);
        }

        if (!request.HasFormContentType)
        {
            return Problems.Of(422, Reason.Of("no_file", "file"));
        }

        var (body, faults) = await comparison.Compare((await request.ReadFormAsync()).Files, territory.Code, vintage, range.First);
        return body is not null ? TypedResults.Ok(body) : Problems.Of(422, faults);
    }
}
