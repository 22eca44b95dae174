using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary><c>/api/v1/fund</c>: where the fund stands, and the operations of the fund itself.</summary>
public static class FundApi
{
    private static readonly (string Path, OperationKind Kind, string Summary)[] Operations =
    [
        ("pledges", OperationKind.Pledge, "A partner promises money"), ("receipts", OperationKind.Receipt, "Money of a partner has come"),
        ("openings", OperationKind.Opening, "A year's part of the envelope may be committed"),
        ("reprogrammings", OperationKind.Reprogramming, "Moves money from one line to another"), ("reversals", OperationKind.Reversal, "Takes back an operation of the fund"),
    ];

    public static void MapFund(this IEndpointRouteBuilder api)
    {
        var fund = api.MapGroup("/fund").WithTags("Fund");
        fund.MapGet("/", Get).WithSummary("Envelope, openings, lines, rates with what they are parts of, invariants")
            .WithQuery(("asOf", "a day, 2026-03-31; today if left out")).ProducesProblem(400).ProducesProblem(404);
        foreach (var (path, kind, summary) in Operations)
        {
            fund.MapPost($"/{path}", (JsonElement body, FundDesk desk, Pack pack, LedgerWords words) => Enter(kind, body, desk, pack, words))
                .WithBody<OperationInput>().WithSummary(summary).ProducesProblem(404).ProducesProblem(422);
        }
    }

    /// <summary>The fund and all its lines.</summary>
    public static async Task<(FundBook Fund, ImmutableSortedDictionary<string, LineBook> Lines)> Books(IGrainFactory grains, FundTerms terms)
    {
        // Lines first: what they have committed is at the fund before they answer.
        var books = await Task.WhenAll(terms.Lines.Keys.Select(async line => KeyValuePair.Create(line, await grains.GetGrain<IFundingLineGrain>(line).Get())));
        return (await grains.GetGrain<IFundGrain>(IFundGrain.Key).Get(), books.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    public static ProblemHttpResult NoFund() => Problems.Of(404, Reason.Of("no_fund", ""));

    private static async Task<Results<Ok<FundBody>, ProblemHttpResult>> Get(HttpRequest request, IGrainFactory grains, Pack pack, FundWords words, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var asOf = ResultsApi.Day(query, pack, clock);
        if (pack.Fund is not { } terms)
        {
            return NoFund();
        }

        if (!query.Faults.IsEmpty)
        {
            return Problems.Of(400, query.Faults);
        }

        var (fund, lines) = await Books(grains, terms);
        ImmutableArray<string> broken =
        [
            .. FundRules.Broken(fund, terms).Select(r => r.Code),
            .. lines.Values.SelectMany(l => LineInvariants.Broken(l, terms)).Select(r => r.Code),
        ];
        return TypedResults.Ok(words.Of(FundFigures.Of(fund, lines, terms, asOf), broken));
    }

    private static async Task<Results<Ok<OperationBody>, ProblemHttpResult>> Enter(OperationKind kind, JsonElement body, FundDesk desk, Pack pack, LedgerWords words)
    {
        if (pack.Fund is null)
        {
            return NoFund();
        }

        var (command, book, faults) = await desk.Enter(kind, body);
        return faults.IsEmpty ? TypedResults.Ok(words.Of(null, book.Operations).First(o => o.CommandId == command.CommandId)) : Problems.Of(422, faults);
    }
}
