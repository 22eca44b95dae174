using System.Collections.Immutable;
using EconomieSociale.Funding;
using Xunit;
using static EconomieSociale.Tests.Funding.SomeFund;

namespace EconomieSociale.Tests.Funding;

public class LineRulesTests
{
    private static readonly LineBook Signed = LineBook.Empty.Sign(Draft(200, 120, 80));

    /// <summary>200 committed, both tranches ordered, the first paid.</summary>
    private static readonly LineBook Paid = Signed
        .Enter(Do(OperationKind.Commitment, 200, "2021-02-01", 1)).Enter(Do(OperationKind.Order, 120, "2021-03-01", 1, 1)).Enter(Do(OperationKind.Order, 80, "2021-03-01", 1, 2))
        .Enter(Do(OperationKind.Disbursement, 120, "2021-04-01", 1, 1, author: "payer"));

    [Fact]
    public void Sign_SharesThatDoNotAddUp_AreRefusedWithTheAmounts()
    {
        string[] Codes(AgreementDraft draft) => [.. LineRules.Sign(LineBook.Empty, draft, Terms, Some.Now, Some.Today).Refusals.Select(r => r.Code)];
        Assert.Equal(["fund_i5_shares"], Codes(Draft() with { TotalCost = 501 }));
        Assert.Equal(["fund_i5_cap"], Codes(Draft(360) with { Own = 40, TotalCost = 500 } with { FundShare = 290, Own = 0, TotalCost = 390, Tranches = [290] }));
        Assert.Equal(["fund_i5_ceiling"], Codes(Draft() with { FundShare = 301, Own = 399, TotalCost = 800, Tranches = [301] }));
        Assert.Equal(["fund_i5_tranches"], Codes(Draft(200, 100, 99)));
        Assert.Equal(["fund_i10_one_person"], Codes(Draft() with { Approver = "clerk" }));
        Assert.Equal(["fund_i8_in_the_future"], Codes(Draft() with { Date = Some.Today.AddDays(1) }));
        Assert.Equal(["too_many_parts"], Codes(Draft(200, [.. Enumerable.Repeat(8L, 25)])));
    }

    [Fact]
    public void Chain_EachLinkHoldsTheNext()
    {
        Assert.Equal(["fund_i4_committed"], Signed.Refusals(Do(OperationKind.Commitment, 201, "2021-02-01", 1)));
        Assert.Equal(
            ["fund_i4_ordered", "fund_i8_before"],
            Signed.Enter(Do(OperationKind.Commitment, 50, "2021-04-01", 1)).Refusals(Do(OperationKind.Order, 51, "2021-03-01", 1, 1)));
        Assert.Equal(["fund_i4_tranche"], Signed.Enter(Do(OperationKind.Commitment, 200, "2021-02-01", 1)).Refusals(Do(OperationKind.Order, 121, "2021-03-01", 1, 1)));
        Assert.Equal(["fund_i4_tranche"], Paid.Refusals(Do(OperationKind.Disbursement, 1, "2021-05-01", 1, 1, author: "payer")));
        Assert.Equal(["fund_i4_justified"], Paid.Refusals(Do(OperationKind.Justification, 121, "2021-05-01", 1)));
        Assert.Equal(["fund_i4_justified"], Paid.Enter(Do(OperationKind.Justification, 100, "2021-05-01", 1)).Refusals(Do(OperationKind.Refund, 21, "2021-06-01", 1, 1)));
        Assert.Equal(["fund_i4_paid", "fund_i4_tranche"], Paid.Refusals(Do(OperationKind.Reversal, 0, "2021-06-01", 1, reverses: 2)));
    }

    [Fact]
    public void SecondTranche_NeedsNinetyPerCentOfTheFirstJustifiedOrAWaiver()
    {
        var second = Do(OperationKind.Disbursement, 80, "2021-06-01", 1, 2, author: "payer");
        Assert.Equal(["fund_i6"], Paid.Enter(Do(OperationKind.Justification, 107, "2021-05-01", 1)).Refusals(second));
        var justified = Paid.Enter(Do(OperationKind.Justification, 108, "2021-05-01", 1)).Enter(second);
        Assert.Equal(["fund_i6"], justified.Refusals(Do(OperationKind.Reversal, 0, "2021-07-01", 1, reverses: 5)));
        Assert.Empty(Paid.Enter(Do(OperationKind.Waiver, 0, "2021-05-01", 1, 2)).Refusals(second));
    }

    [Fact]
    public void WhoOrders_DoesNotPay() => Assert.Equal(
        ["fund_i10_order_and_payment"],
        Signed.Enter(Do(OperationKind.Commitment, 200, "2021-02-01", 1)).Enter(Do(OperationKind.Order, 120, "2021-03-01", 1, 1))
            .Refusals(Do(OperationKind.Disbursement, 120, "2021-04-01", 1, 1, author: "clerk")));

    [Fact]
    public void Dates_FollowEachOtherWithinTheProgramme()
    {
        Assert.Equal(["fund_i8_before"], Signed.Refusals(Do(OperationKind.Commitment, 200, "2021-01-09", 1)));
        var old = LineBook.Empty.Sign(Draft() with { Date = Some.Day("2019-06-01") });
        Assert.Equal(["fund_i8_window"], old.Refusals(Do(OperationKind.Commitment, 200, "2019-12-31", 1)));
    }

    [Fact]
    public void Closure_FreesWhatWasNotPaid()
    {
        var closed = Paid.Enter(Do(OperationKind.Closure, 0, "2021-06-01", 1));
        Assert.Equal((120, 120, true), (closed.Balance(1).Committed, closed.Balance(1).Ordered, closed.Balance(1).IsClosed));
        Assert.Equal(["agreement_closed"], closed.Refusals(Do(OperationKind.Commitment, 1, "2021-07-01", 1)));
        closed = closed.Enter(Do(OperationKind.Refund, 20, "2021-07-01", 1, 1));
        Assert.Equal((100, 100), (closed.Balance(1).Committed, closed.Mark.Paid));
        var batch = LineBatch.Of("L1", Paid, [LineEntry.Enter(Do(OperationKind.Closure, 0, "2021-06-01", 1))], Terms, Some.Now, Some.Today);
        Assert.Equal((0, 0), (batch.Needed.Commit, batch.Needed.Pay));
    }

    [Fact]
    public void Commands_OfUnknownThings_AreRefused()
    {
        Assert.Equal(["unknown_agreement"], Signed.Refusals(Do(OperationKind.Commitment, 1, "2021-02-01", 2)));
        Assert.Equal(["unknown_tranche"], Signed.Refusals(Do(OperationKind.Order, 1, "2021-02-01", 1, 3)));
        Assert.Equal(["not_of_a_line"], Signed.Refusals(Do(OperationKind.Opening, 1, "2021-02-01", 1)));
        var command = Do(OperationKind.Commitment, 200, "2021-02-01", 1);
        var book = Signed.Enter(command);
        Assert.Same(book, LineRules.Decide(book, command, Terms, Some.Now, Some.Today).Next);
    }

    [Fact]
    public void Limits_OfALine_AreRefused()
    {
        var full = Signed with { Operations = [.. Enumerable.Repeat(new Operation(1, Do(OperationKind.Commitment, 1, "2021-02-01", 9), Some.Now), 20_000)] };
        Assert.Equal(["too_many_operations"], full.Refusals(Do(OperationKind.Commitment, 1, "2021-02-01", 1)));
        var many = LineBook.Empty with { Agreements = [.. Enumerable.Repeat(Signed.Agreements[0], LineBook.MaxAgreements)] };
        Assert.Equal(["too_many_parts"], LineRules.Sign(many, Draft(), Terms, Some.Now, Some.Today).Refusals.Select(r => r.Code));
        Assert.Equal(["too_long"], Signed.Refusals(Do(OperationKind.Commitment, 1, "2021-02-01", 1) with { Document = new string('x', 201) }));
        Assert.Equal(["too_long"], Signed.Refusals(Do(OperationKind.Hold, 0, "2021-02-01", 1, 1) with { Note = new string('x', 201) }));

        Milestone[] Planned(string name, string due, int count) => [.. Enumerable.Repeat(new Milestone(name, Some.Day(due)), count)];
        string[] Signing(params Milestone[] planned) =>
            [.. LineRules.Sign(LineBook.Empty, Draft() with { Planned = [.. planned] }, Terms, Some.Now, Some.Today).Refusals.Select(r => r.Code)];
        Assert.Empty(Signing(Planned("Opening", "2021-01-10", LineRules.MaxMilestones)));
        Assert.Equal(["too_many_parts"], Signing(Planned("Opening", "2021-01-10", LineRules.MaxMilestones + 1)));
        Assert.Equal(["fund_i8_before"], Signing(Planned("Opening", "2021-01-09", 1)));
        Assert.Equal(["required"], Signing(Planned(" ", "2021-01-10", 1)));
        Assert.Equal(["too_long"], Signing(Planned(new string('x', 201), "2021-01-10", 1)));
    }

    [Fact]
    public void Figures_OfADay_LookAtWhatHadHappenedByThen()
    {
        var lines = ImmutableSortedDictionary<string, LineBook>.Empty.Add("L1", Paid.Enter(Do(OperationKind.Justification, 100, "2021-05-01", 1)));
        var fund = FundBook.Empty.Enter(Do(OperationKind.Opening, 500, "2021-01-05")).Enter(Do(OperationKind.Pledge, 800, "2021-01-05"))
            .Enter(Do(OperationKind.Receipt, 300, "2021-01-05"));
        var now = FundFigures.Of(fund, lines, Terms, Some.Day("2021-12-31"));
        Assert.Equal((1_000, 500, 300, 180, 800), (now.Envelope, now.Opened, now.OpenToCommit, now.Cash, now.Total.Available));
        Assert.Equal((200, 200, 120, 120, 100, 20),
            (now.Total.Committed, now.Total.Ordered, now.Total.Disbursed, now.Total.Due, now.Total.Justified, now.Total.OverdueUnjustified));
        Assert.Equal((80, 80, 59, 1), (now.Total.UnpaidCommitments, now.Total.OrderedNotPaid, now.Total.DaysToFirstPayment, now.Total.FirstPayments));
        Assert.Equal((20.00m, 60.00m, 83.33m, null), (
            FundFigures.Rate(now.Total.Committed, now.Envelope), FundFigures.Rate(now.Total.Disbursed, now.Total.Committed), FundFigures.Rate(now.Total.Justified, now.Total.Due),
            FundFigures.Rate(1, 0)));
        var before = FundFigures.Of(fund, lines, Terms, Some.Day("2021-03-31"));
        Assert.Equal((200, 0, 0), (before.Total.Ordered, before.Total.Disbursed, before.Total.Due));
    }
}
