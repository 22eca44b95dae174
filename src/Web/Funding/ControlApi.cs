using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A tranche that is proposed for hold, or is held. Amount in the currency: what of it is not paid.</summary>
/// <param name="Reasons">justificationLate, struggling, unknown; empty where it is held and nothing speaks against it any more.</param>
public sealed record HoldBody(string Agreement, string Line, string Unit, string Title, int Tranche, decimal Amount, ImmutableArray<string> Reasons, bool OnHold);

/// <summary>What a unit declared for a period beside what the ledger paid; the ledger wins.</summary>
/// <param name="Declared">Null: it declared nothing known.</param>
/// <param name="Difference">Declared less paid.</param>
public sealed record DeclaredBody(string Unit, string? Name, string? NameAr, decimal Paid, decimal? Declared, decimal? Difference, bool Flagged);

/// <summary>The comparison of a period, the largest difference first.</summary>
public sealed record DeclaredPageBody(Period Period, string? Element, decimal Tolerance, decimal Paid, decimal Declared, int Flagged, ImmutableArray<DeclaredBody> Rows);

/// <summary><c>/api/v1/fund/holds</c> and <c>/declared</c>: what to look at before money goes out, and after.</summary>
public static class ControlApi
{
    public static void MapFundControl(this IEndpointRouteBuilder api)
    {
        var fund = api.MapGroup("/fund").WithTags("Fund");
        fund.MapGet("/holds", Holds).WithSummary("Tranches that are proposed for hold, or held").ProducesProblem(404);
        fund.MapGet("/declared", Declared).WithSummary("Grants that units declared for a main period against payments of the ledger")
            .WithQuery(("period", "a main period, 2026Q1; the last that is over if left out")).ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<Ok<ImmutableArray<HoldBody>>, ProblemHttpResult>> Holds(Pack pack, FundInquiry inquiry, FundWords words, TimeProvider clock) =>
        pack.Fund is null ? FundApi.NoFund() : TypedResults.Ok<ImmutableArray<HoldBody>>([.. (await inquiry.Holds(pack.Today(clock))).Select(h => Of(h, words))]);

    private static async Task<Results<Ok<DeclaredPageBody>, ProblemHttpResult>> Declared(HttpRequest request, Pack pack, FundInquiry inquiry, FundWords words, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var period = MainPeriod(query, pack, clock);
        return pack.Fund is null ? FundApi.NoFund()
            : query.Faults.IsEmpty ? TypedResults.Ok(Of(period, await inquiry.Declared(period), pack, words))
            : Problems.Of(400, query.Faults);
    }

    public static HoldBody Of(HoldProposal hold, FundWords words) => new(
        NumberedId.Of(hold.Line, hold.Agreement.Number), hold.Line, hold.Agreement.Terms.Unit, hold.Agreement.Terms.Title, hold.Tranche, words.Money(hold.Amount),
        [.. hold.Reasons.Select(r => JsonName.Of(r))], hold.IsHeld);

    public static DeclaredPageBody Of(Period period, ImmutableArray<DeclaredComparison> rows, Pack pack, FundWords words) => new(
        period, pack.Fund!.Declared, pack.Fund.DeclaredTolerance, words.Money(rows.Sum(r => r.Paid)), words.Money(rows.Sum(r => r.Declared ?? 0)), rows.Count(r => r.IsFlagged),
        [
            .. rows.Select(r => new DeclaredBody(
                r.Unit, r.Name, r.NameAr, words.Money(r.Paid), r.Declared is { } said ? words.Money(said) : null,
                r.Declared is { } d ? words.Money(d - r.Paid) : null, r.IsFlagged)),
        ]);

    /// <summary>The main period that an address names; the last that is over if it names none.</summary>
    public static Period MainPeriod(QueryReader query, Pack pack, TimeProvider clock)
    {
        var kind = pack.MainDataSet.PeriodKind;
        var last = Period.At(kind, ResultRules.Over(pack.Today(clock), pack));
        if (query.Text("period") is not { } text)
        {
            return last;
        }

        if (Period.TryParse(text, out var period) && period.Kind == kind)
        {
            return period;
        }

        query.Fault("bad_period", "period", text);
        return last;
    }
}
