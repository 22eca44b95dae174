using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Cooperatives;
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
        ("reversals", OperationKind.Reversal, "Takes back an operation of the agreement"),
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
                    (string id, JsonElement body, IGrainFactory grains, Pack pack, LedgerWords words) => Enter(id, kind, body, grains, pack, words))
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

    private static async Task<Results<Ok<AgreementBody>, ProblemHttpResult>> Sign(string code, JsonElement body, IGrainFactory grains, Pack pack, LedgerWords ledger)
    {
        if (pack.Fund is not { } terms || !terms.Lines.ContainsKey(code))
        {
            return Problems.Of(404, Reason.Of("unknown_funding_line", "code", code));
        }

        var reader = new FundReader(terms);
        var draft = reader.Agreement(body);
        var faults = reader.Faults;
        if (faults.IsEmpty && (!TextKey.IsValid(draft.Unit) || await grains.GetGrain<ICooperativeGrain>(draft.Unit).Get() is null))
        {
            faults = [Reason.Of("unknown_unit", "unit", draft.Unit)];
        }

        var outcome = faults.IsEmpty ? await grains.GetGrain<IFundingLineGrain>(code).Sign(draft) : null;
        return outcome is { Refusals.IsEmpty: true }
            ? TypedResults.Ok(ledger.Of(code, outcome.Book, outcome.Book.Agreements.First(a => a.Terms.CommandId == draft.CommandId)))
            : Problems.Of(422, outcome?.Refusals ?? faults);
    }

    private static async Task<Results<Ok<AgreementBody>, ProblemHttpResult>> Agreement(string id, IGrainFactory grains, Pack pack, LedgerWords ledger) =>
        Known(id, pack) is var (line, number) && await grains.GetGrain<IFundingLineGrain>(line).Get() is var book && book.Find(number) is { } agreement
            ? TypedResults.Ok(ledger.Of(line, book, agreement))
            : Problems.Of(404, Reason.Of("unknown_agreement", "id", id));

    private static async Task<Results<Ok<AgreementBody>, ProblemHttpResult>> Enter(
        string id, OperationKind kind, JsonElement body, IGrainFactory grains, Pack pack, LedgerWords ledger)
    {
        if (Known(id, pack) is not var (line, number))
        {
            return Problems.Of(404, Reason.Of("unknown_agreement", "id", id));
        }

        var reader = new FundReader(pack.Fund!);
        var command = reader.Operation(body, kind, number);
        if (!reader.Faults.IsEmpty)
        {
            return Problems.Of(422, reader.Faults);
        }

        var outcome = await grains.GetGrain<IFundingLineGrain>(line).Enter(command);
        var agreement = outcome.Book.Find(number);
        return outcome.Refusals.IsEmpty ? TypedResults.Ok(ledger.Of(line, outcome.Book, agreement!)) : Problems.Of(agreement is null ? 404 : 422, outcome.Refusals);
    }

    private static (string Line, int Number)? Known(string id, Pack pack) =>
        NumberedId.Read(id) is var (line, number) && pack.Fund?.Lines.ContainsKey(line) == true ? (line, number) : null;
}
