using EconomieSociale.Hosting;
using EconomieSociale.Programme;

namespace EconomieSociale.Territories;

/// <summary><c>/api/v1/aggregates</c>: totals of any slice, and the units behind them.</summary>
public static class AggregatesApi
{
    private const int MaxRanked = 500;

    private static readonly (string Name, string Description)[] Question =
    [
        ("territory", "code of a division; the root if left out"),
        ("vintage", "vintage of the territory"),
        ("period", "202601, 2026Q1, 2026 or a range 2025Q1..2026Q1; the last complete one if left out"),
        ("groupBy", "comma list of levels of the territory, sector, association, fundingLine, legalForm, kind, state, status, size, period, unit, a trait of the pack"),
        ("elements", "comma list of data elements; all if left out"),
        ("indicators", "comma list of indicators; all if left out"),
        ("filter", "dimension:value,value;dimension:!value (! leaves out)"),
        ("state", "submitted (if left out) or validated"),
    ];

    public static void MapAggregates(this IEndpointRouteBuilder api)
    {
        var aggregates = api.MapGroup("/aggregates").WithTags("Aggregates");
        aggregates.MapGet("/", Get).WithSummary("Totals of a slice, grouped and filtered").WithQuery(Question).ProducesProblem(400);
        aggregates.MapGet("/units", Rank)
            .WithSummary("The units behind a number, best or worst first")
            .WithQuery([.. Question, ("indicator", "code of the indicator to rank by"), ("order", "asc or desc"), ("limit", "1 to 500, 20 if left out")])
            .ProducesProblem(400);
    }

    private static async Task<Results<Ok<AggregateBody>, ProblemHttpResult>> Get(HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        var reader = new QueryReader(request.Query);
        var query = AggregateReader.Read(reader, pack, clock);
        if (!reader.Faults.IsEmpty)
        {
            return Problems.Of(400, reader.Faults);
        }

        var answer = await Territory(grains, query).Aggregate(query);
        return TypedResults.Ok(new AggregateBody(
            clock.GetUtcNow(),
            query.Territory,
            query.Vintage,
            query.Period.ToString(),
            query.ValidatedOnly ? "validated" : "submitted",
            TotalsBody.Of(answer.Total, query, pack),
            [.. answer.Rows.Select(r => RowBody.Of(r, query, pack))]));
    }

    private static async Task<Results<Ok<RankedBody>, ProblemHttpResult>> Rank(HttpRequest request, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        var reader = new QueryReader(request.Query);
        var query = AggregateReader.Read(reader, pack, clock);
        var indicator = reader.Text("indicator");
        if (indicator is null || pack.Indicator(indicator) is null)
        {
            reader.Fault(indicator is null ? "required" : "unknown_indicator", "indicator", indicator ?? "");
        }

        var ascending = reader.Word("order", "unknown_sort", "asc", "desc") == "asc";
        var limit = reader.Int("limit", 20, 1, MaxRanked);
        return reader.Faults.IsEmpty
            ? TypedResults.Ok(new RankedBody(query.Territory, query.Vintage, query.Period.ToString(), indicator!, ascending ? "asc" : "desc",
                await Territory(grains, query).Rank(query, indicator!, ascending, limit)))
            : Problems.Of(400, reader.Faults);
    }

    private static ITerritoryGrain Territory(IGrainFactory grains, AggregateQuery query) =>
        grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(query.Territory, query.Vintage));
}
