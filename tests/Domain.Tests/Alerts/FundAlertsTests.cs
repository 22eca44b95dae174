using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Programme;
using EconomieSociale.Tests.Funding;
using EconomieSociale.Values;
using Xunit;
using static EconomieSociale.Tests.Funding.SomeFund;

namespace EconomieSociale.Tests.Alerts;

/// <summary>Alerts that follow from the ledger of the fund: of units, and of lines.</summary>
public class FundAlertsTests
{
    private const string Unpaid = "UNPAID";
    private const string Limit = "LIMIT";

    private static readonly Pack Pack = PackRules.Check(TestPack.Draft with
    {
        Fund = Terms,
        AlertRules =
        [
            AlertPack.Rule(
                Unpaid, AlertBasis.Day, "", "known(commitment_unpaid_since) and today > commitment_unpaid_since + 90",
                "known(commitment_unpaid_since) and today > commitment_unpaid_since + 180", "not known(commitment_unpaid_since) or today <= commitment_unpaid_since + 90"),
            AlertPack.Rule(
                Limit, AlertBasis.Fund, "", "line_committed > 0.95 * line_allocated or (line_committed < 0.4 * line_allocated and time_left < 25)", "",
                "line_committed <= 0.9 * line_allocated and (line_committed >= 0.4 * line_allocated or time_left >= 25)"),
        ],
    }).Pack!;

    private static readonly LineBook Committed = LineBook.Empty.Sign(Draft(300)).Sign(Draft(280)).Sign(Draft(20)).Enter(Do(OperationKind.Commitment, 300, "2021-02-01", 1));

    [Fact]
    public void Unit_CommitmentWithoutPayment_WarnsAfter90DaysIsCriticalAfter180AndEndsWithThePayment()
    {
        Assert.Equal([], Unit(Committed, "2021-05-02"));
        Assert.Equal(["2021-05-03 warning"], Unit(Committed, "2021-07-31"));
        Assert.Equal(["2021-05-03 warning, 2021-08-01 critical"], Unit(Committed, "2021-10-05"));
        var paid = Committed.Enter(Do(OperationKind.Order, 300, "2021-09-01", 1, 1)).Enter(Do(OperationKind.Disbursement, 300, "2021-09-10", 1, 1, author: "payer"));
        Assert.Equal(["2021-05-03 warning, 2021-08-01 critical – 2021-09-10"], Unit(paid, "2021-10-05"));
    }

    [Fact]
    public void Line_NearItsLimit_WarnsUntilReprogrammed()
    {
        var full = Committed.Enter(Do(OperationKind.Commitment, 280, "2021-03-01", 2));
        Assert.Equal(["2021-03-01 warning"], Line(full, FundBook.Empty, "2021-06-30"));
        var more = FundBook.Empty.Enter(Do(OperationKind.Reprogramming, 100, "2021-05-01", from: "L2", to: "L1"));
        Assert.Equal(["2021-03-01 warning – 2021-05-01"], Line(full, more, "2021-06-30"));
        var less = FundBook.Empty.Enter(Do(OperationKind.Reprogramming, 40, "2021-05-01", from: "L2", to: "L1")); // 580 of 640 are 90.6 %
        Assert.Equal(["2021-03-01 warning"], Line(full, less, "2021-06-30"));
    }

    [Fact]
    public void Line_HardlyUsedWhenTimeRunsOut_Warns()
    {
        Assert.Equal([], Line(LineBook.Empty, FundBook.Empty, "2022-04-01"));
        Assert.Equal(["2022-04-02 warning"], Line(LineBook.Empty, FundBook.Empty, "2022-04-30")); // 822 of 1,096 days are three quarters
        Assert.Equal(["2022-04-02 warning – 2022-12-31"], Line(LineBook.Empty, FundBook.Empty, "2023-02-01"));
        Assert.Equal([], Line(Committed, FundBook.Empty, "2022-04-30"));
        Assert.Equal([], Line(LineBook.Empty, FundBook.Empty, "2019-12-31"));
    }

    [Fact]
    public void Check_FundRuleThatReadsAUnit_IsRefused()
    {
        var (_, faults) = PackRules.Check(AlertPack.Rule("X", AlertBasis.Fund, "", "margin < 0", "", "margin >= 0"), Pack);
        Assert.NotEmpty(faults);
        Assert.NotEmpty(PackRules.Check(AlertPack.Rule("X", AlertBasis.Day, "", "line_committed > 0", "", "line_committed == 0"), Pack).Faults);
    }

    private static string[] Unit(LineBook book, string today) =>
        Shown(AlertTimeline.Of(AlertPack.Of([]), new([], UnitFunding.None.Told(LineExcerpt.Of("L1", book, "U1"))), Some.Day(today), [Pack.AlertRule(Unpaid)!]));

    private static string[] Line(LineBook book, FundBook fund, string today) => Shown(LineTimeline.Of("L1", book, fund, Pack, Some.Day(today)));

    private static string[] Shown(IEnumerable<AlertEpisode> episodes) =>
    [
        .. episodes.Select(e =>
            $"{string.Join(", ", e.Steps.Select(s => $"{s.Day:yyyy-MM-dd} {JsonName.Of(s.Severity)}"))}{(e.ClosedOn is { } end ? $" – {end:yyyy-MM-dd}" : "")}"),
    ];
}
