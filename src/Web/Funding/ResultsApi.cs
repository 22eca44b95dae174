using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A year of the fund: in it, and until its end.</summary>
public sealed record FundYearBody(int Year, decimal OpenedInYear, decimal Opened, LineFiguresBody InYear, LineFiguresBody Until);

/// <summary>A partner: what it pledged, what came, and its shares in agreements.</summary>
public sealed record FundPartnerBody(string Partner, decimal Pledged, decimal Received, decimal Agreed, RateBody ReceivedRate);

/// <summary><c>/api/v1/fund/results</c>, <c>/indicators</c>, <c>/years</c>, <c>/partners</c>: what the fund brought, and where it stands in other cuts.</summary>
public static class ResultsApi
{
    private static readonly (string, string) AsOf = ("asOf", "a day, 2026-03-31; today if left out");

    public static void MapFundResults(this IEndpointRouteBuilder api)
    {
        var fund = api.MapGroup("/fund").WithTags("Fund");
        fund.MapGet("/results", Results).WithSummary("Figures and results by line, sector or a level of the territory")
            .WithQuery(("by", "line (if left out), sector, or a level of the territory"), AsOf).ProducesProblem(400).ProducesProblem(404);
        fund.MapGet("/indicators", Indicators).WithSummary("The indicators of the fund with their terms").WithQuery(AsOf).ProducesProblem(400).ProducesProblem(404);
        fund.MapGet("/targets", Targets).WithSummary("Targets of the contract with what is reached").WithQuery(AsOf).ProducesProblem(400).ProducesProblem(404);
        fund.MapGet("/years", Years).WithSummary("The fund by year: in each, and until its end").WithQuery(AsOf).ProducesProblem(400).ProducesProblem(404);
        fund.MapGet("/partners", Partners).WithSummary("What partners pledged, paid in and share").WithQuery(AsOf).ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<Ok<ResultsBody>, ProblemHttpResult>> Results(
        HttpRequest request, Pack pack, FundInquiry inquiry, ResultWords words, FundGrouping grouping, TimeProvider clock)
    {
        var query = new QueryReader(request.Query);
        var (day, by) = (Day(query, pack, clock), By(query, grouping));
        return Problem(query, pack) is { } problem ? problem : TypedResults.Ok(words.Of(await inquiry.View(day), by));
    }

    private static Task<Results<Ok<ImmutableArray<FundIndicatorBody>>, ProblemHttpResult>> Indicators(
        HttpRequest request, Pack pack, FundInquiry inquiry, ResultWords words, TimeProvider clock) =>
        On(request, pack, clock, async day => words.Indicators(await inquiry.View(day)));

    private static Task<Results<Ok<ImmutableArray<TargetBody>>, ProblemHttpResult>> Targets(HttpRequest request, Pack pack, TargetInquiry targets, TimeProvider clock) =>
        On(request, pack, clock, targets.Measure);

    private static Task<Results<Ok<ImmutableArray<FundYearBody>>, ProblemHttpResult>> Years(
        HttpRequest request, Pack pack, IGrainFactory grains, FundWords words, TimeProvider clock) => On<ImmutableArray<FundYearBody>>(request, pack, clock, async day =>
        {
            var (fund, lines) = await FundApi.Books(grains, pack.Fund!);
            return [.. FundGroups.Years(fund, lines, pack.Fund!, day).Select(y => Of(y, words))];
        });

    private static Task<Results<Ok<ImmutableArray<FundPartnerBody>>, ProblemHttpResult>> Partners(
        HttpRequest request, Pack pack, IGrainFactory grains, FundWords words, TimeProvider clock) => On<ImmutableArray<FundPartnerBody>>(request, pack, clock, async day =>
        {
            var (fund, lines) = await FundApi.Books(grains, pack.Fund!);
            return [.. FundGroups.Partners(fund, lines.Values, day).Select(p => Of(p, words))];
        });

    /// <summary>An answer for the day that is asked for.</summary>
    private static async Task<Results<Ok<T>, ProblemHttpResult>> On<T>(HttpRequest request, Pack pack, TimeProvider clock, Func<DateOnly, Task<T>> answer)
    {
        var query = new QueryReader(request.Query);
        var day = Day(query, pack, clock);
        return Problem(query, pack) is { } problem ? problem : TypedResults.Ok(await answer(day));
    }

    public static FundYearBody Of(FundYear y, FundWords words) => new(y.Year, words.Money(y.OpenedIn), words.Money(y.Opened), words.Of(y.In), words.Of(y.Until));

    public static FundPartnerBody Of(FundPartner p, FundWords words) =>
        new(p.Partner, words.Money(p.Pledged), words.Money(p.Received), words.Money(p.Agreed), words.Rate(p.Received, p.Pledged, "partnersDue"));

    public static DateOnly Day(QueryReader query, Pack pack, TimeProvider clock) => query.Date("asOf") ?? pack.Today(clock);

    public static string By(QueryReader query, FundGrouping grouping)
    {
        var by = query.Text("by") ?? FundGrouping.Line;
        if (!grouping.Words.Contains(by))
        {
            query.Fault("unknown_grouping", "by", by, string.Join(", ", grouping.Words));
        }

        return by;
    }

    private static ProblemHttpResult? Problem(QueryReader query, Pack pack) =>
        pack.Fund is null ? FundApi.NoFund() : query.Faults.IsEmpty ? null : Problems.Of(400, query.Faults);
}
