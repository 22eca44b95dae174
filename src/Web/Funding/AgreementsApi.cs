using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A line with its agreements.</summary>
public sealed record LineBody(string Code, LineFiguresBody Figures, ImmutableArray<AgreementBody> Agreements);

/// <summary><c>/api/v1/fund/lines</c> and <c>/fund/agreements</c>: agreements, what is committed, ordered, paid, justified and given back.</summary>
public static class AgreementsApi
{
    private static readonly (string Path, OperationKind Kind, string Summary)[] Operations =
    [
        ("commitments", OperationKind.Commitment, "Takes on an obligation"), ("orders", OperationKind.Order, "Orders a tranche to be paid"),
        ("disbursements", OperationKind.Disbursement, "Pays an ordered tranche"), ("justifications", OperationKind.Justification, "Accepts a justification"),
        ("refunds", OperationKind.Refund, "Money that was paid comes back"), ("waivers", OperationKind.Waiver, "Allows a tranche although earlier ones are not justified"),
        ("closure", OperationKind.Closure, "Ends the agreement: what was not paid is free again"),
        ("reversals", OperationKind.Reversal, "Takes back an operation of the agreement"), ("milestones", OperationKind.Milestone, "A milestone is reached"),
        ("replannings", OperationKind.Replanning, "Plans a milestone anew"), ("holds", OperationKind.Hold, "Holds a tranche back: it is neither ordered nor paid"),
        ("releases", OperationKind.Release, "Releases a tranche that was held back"),
    ];

    public static void MapAgreements(this IEndpointRouteBuilder api)
    {
        var fund = api.MapGroup("/fund").WithTags("Fund");
        fund.MapGet("/lines/{code}", Line).WithSummary("A line with its agreements").ProducesProblem(404);
        fund.MapPost("/lines/{code}/agreements", Sign).WithBody<AgreementInput>().WithSummary("Signs an agreement").ProducesProblem(404).ProducesProblem(422);
        fund.MapGet("/agreements/{id}", Agreement).WithSummary("An agreement with its balance and operations").ProducesProblem(404);
        foreach (var (path, kind, summary) in Operations)
        {
            fund.MapPost($"/agreements/{{id}}/{path}",
                    (string id, JsonElement body, FundDesk desk, Pack pack, LedgerWords words) => Enter(id, kind, body, desk, pack, words))
                .WithBody<OperationInput>().WithSummary(summary).ProducesProblem(404).ProducesProblem(422);
        }
    }

    private static async Task<Results<Ok<LineBody>, ProblemHttpResult>> Line(string code, IGrainFactory grains, Pack pack, FundWords words, LedgerWords ledger, TimeProvider clock)
    {
        if (pack.Fund is not { } terms || !terms.Lines.ContainsKey(code))
        {
            return Problems.Of(404, Reason.Of("unknown_funding_line", "code", code));
        }

        var book = await grains.GetGrain<IFundingLineGrain>(code).Get();
        var fund = await grains.GetGrain<IFundGrain>(IFundGrain.Key).Get();
        var figures = LineFigures.Of(code, book, fund.Allocated(code, terms), terms, pack.Today(clock));
        return TypedResults.Ok(new LineBody(code, words.Of(figures), [.. ledger.Of(code, book)]));
    }

    private static async Task<Results<Ok<AgreementBody>, ProblemHttpResult>> Sign(string code, JsonElement body, FundDesk desk, Pack pack, LedgerWords ledger)
    {
        if (pack.Fund?.Lines.ContainsKey(code) != true)
        {
            return Problems.Of(404, Reason.Of("unknown_funding_line", "code", code));
        }

        var (draft, book, faults) = await desk.Sign(code, body);
        return faults.IsEmpty ? TypedResults.Ok(ledger.Of(code, book, book.Agreements.First(a => a.Terms.CommandId == draft.CommandId))) : Problems.Of(422, faults);
    }

    private static async Task<Results<Ok<AgreementBody>, ProblemHttpResult>> Agreement(string id, IGrainFactory grains, Pack pack, LedgerWords ledger) =>
        Known(id, pack) is var (line, number) && await grains.GetGrain<IFundingLineGrain>(line).Get() is var book && book.Find(number) is { } agreement
            ? TypedResults.Ok(ledger.Of(line, book, agreement))
            : Problems.Of(404, Reason.Of("unknown_agreement", "id", id));

    private static async Task<Results<Ok<AgreementBody>, ProblemHttpResult>> Enter(
        string id, OperationKind kind, JsonElement body, FundDesk desk, Pack pack, LedgerWords ledger)
    {
        if (Known(id, pack) is not var (line, number))
        {
            return Problems.Of(404, Reason.Of("unknown_agreement", "id", id));
        }

        var (_, book, faults) = await desk.Enter(line, number, kind, body);
        return faults.IsEmpty ? TypedResults.Ok(ledger.Of(line, book, book.Find(number)!)) : Problems.Of(faults.Any(f => f.Code == "unknown_agreement") ? 404 : 422, faults);
    }

    /// <summary>The line of an id and the number there; null if there is no such line.</summary>
    internal static (string Line, int Number)? Known(string id, Pack pack) =>
        NumberedId.Read(id) is var (line, number) && pack.Fund?.Lines.ContainsKey(line) == true ? (line, number) : null;
}
