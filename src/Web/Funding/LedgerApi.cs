using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;

namespace EconomieSociale.Funding;

/// <summary><c>/api/v1/fund/ledger</c>: the operations of the fund and its lines, as JSON or for a spreadsheet.</summary>
public static class LedgerApi
{
    public static void MapLedger(this IEndpointRouteBuilder api)
    {
        var fund = api.MapGroup("/fund").WithTags("Fund");
        fund.MapGet("/ledger", Json).WithSummary("All operations, by line and number").WithQuery(LedgerQuery.Parameters).ProducesProblem(400).ProducesProblem(404);
        fund.MapGet("/ledger.csv", Csv).WithSummary("The ledger for a spreadsheet").WithDescription(LedgerCsv.Description)
            .WithQuery(LedgerQuery.Parameters).Produces(200, contentType: LedgerCsv.ContentType).ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<Ok<ImmutableArray<OperationBody>>, ProblemHttpResult>> Json(HttpRequest request, IGrainFactory grains, Pack pack, LedgerWords words)
    {
        var (operations, problem) = await Ask(request, grains, pack, words);
        return problem is null ? TypedResults.Ok(operations) : problem;
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Csv(HttpRequest request, IGrainFactory grains, Pack pack, LedgerWords words)
    {
        var (operations, problem) = await Ask(request, grains, pack, words);
        return problem is null ? TypedResults.Stream(body => LedgerCsv.Write(body, operations), LedgerCsv.ContentType, "fund-ledger.csv") : problem;
    }

    private static async Task<(ImmutableArray<OperationBody> Operations, ProblemHttpResult? Problem)> Ask(
        HttpRequest request, IGrainFactory grains, Pack pack, LedgerWords words)
    {
        if (pack.Fund is not { } terms)
        {
            return ([], FundApi.NoFund());
        }

        var reader = new QueryReader(request.Query);
        var query = LedgerQuery.Read(reader, terms);
        return reader.Faults.IsEmpty ? ([.. (await LedgerQuery.Ledger(grains, terms, words)).Where(query.Asks)], null) : ([], Problems.Of(400, reader.Faults));
    }
}
