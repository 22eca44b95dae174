using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A line with its agreements.</summary>
public sealed record LineBody(string Code, LineFiguresBody Figures, ImmutableArray<AgreementBody> Agreements);

/// <summary><c>/api/v1/fund/lines</c>, <c>/fund/agreements</c> and <c>/fund/ledger</c>: agreements, what is committed, ordered, paid, justified and given back.</summary>
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
                    (string id, JsonElement body, IGrainFactory grains, Pack pack, LedgerWords words) => Enter(id, kind, body, grains, pack, words))
                .WithBody<OperationInput>().WithSummary(summary).ProducesProblem(404).ProducesProblem(422);
        }

        fund.MapGet("/ledger", LedgerOf).WithSummary("All operations, by line and number")
            .WithQuery(("line", "code of a line"), ("agreement", "id of an agreement"), ("from", "first day"), ("to", "last day")).ProducesProblem(400).ProducesProblem(404);
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

    private static async Task<Results<Ok<ImmutableArray<OperationBody>>, ProblemHttpResult>> LedgerOf(HttpRequest request, IGrainFactory grains, Pack pack, LedgerWords words)
    {
        if (pack.Fund is not { } terms)
        {
            return FundApi.NoFund();
        }

        var query = new QueryReader(request.Query);
        var (line, agreement, from, to) = (query.Text("line"), query.Text("agreement"), query.Date("from"), query.Date("to"));
        if (line is not null && !terms.Lines.ContainsKey(line))
        {
            query.Fault("unknown_funding_line", "line", line);
        }

        if (!query.Faults.IsEmpty)
        {
            return Problems.Of(400, query.Faults);
        }

        var (fund, lines) = await FundApi.Books(grains, terms);
        var all = words.Of(null, fund.Operations).Concat(lines.SelectMany(l => words.Of(l.Key, l.Value.Operations)));
        return TypedResults.Ok<ImmutableArray<OperationBody>>(
        [
            .. all.Where(o => (line is null || o.Line == line) && (agreement is null || o.Agreement == agreement))
                .Where(o => (from is null || o.Date >= from) && (to is null || o.Date <= to)),
        ]);
    }

    private static (string Line, int Number)? Known(string id, Pack pack) =>
        NumberedId.Read(id) is var (line, number) && pack.Fund?.Lines.ContainsKey(line) == true ? (line, number) : null;
}
