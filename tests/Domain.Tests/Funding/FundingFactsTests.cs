using EconomieSociale.Funding;
using Xunit;
using static EconomieSociale.Tests.Funding.SomeFund;

namespace EconomieSociale.Tests.Funding;

/// <summary>What alerts read of the money of a unit, and how lines tell it.</summary>
public class FundingFactsTests
{
    private static readonly LineBook Planned = LineBook.Empty
        .Sign(Draft(200, 120, 80) with { Planned = [new("Equipment", Some.Day("2021-03-01")), new("Opening", Some.Day("2021-06-01"))] })
        .Enter(Do(OperationKind.Commitment, 200, "2021-02-01", 1));

    private static readonly LineBook Paid = Planned
        .Enter(Do(OperationKind.Order, 120, "2021-03-01", 1, 1))
        .Enter(Do(OperationKind.Disbursement, 120, "2021-04-01", 1, 1, author: "payer"));

    [Fact]
    public void UnpaidSince_IsTheCommitmentUntilAFirstPaymentOrTheEnd()
    {
        string? On(LineBook book, string day) => $"{FundingFacts.UnpaidSince(Of(book), Some.Day(day)):yyyy-MM-dd}";
        Assert.Equal("", On(Planned, "2021-01-31"));
        Assert.Equal("2021-02-01", On(Planned, "2021-12-31"));
        Assert.Equal("2021-02-01", On(Paid, "2021-03-31"));
        Assert.Equal("", On(Paid, "2021-04-01"));
        Assert.Equal("", On(Planned.Enter(Do(OperationKind.Closure, date: "2021-05-01", agreement: 1)), "2021-05-01"));
        Assert.Equal("2021-02-01", On(Paid.Sign(Draft(50)).Enter(Do(OperationKind.Commitment, 50, "2021-05-01", 2)), "2021-03-31"));
        Assert.Equal("2021-05-01", On(Paid.Sign(Draft(50)).Enter(Do(OperationKind.Commitment, 50, "2021-05-01", 2)), "2021-06-01"));
        Assert.Equal("2021-02-01", On(Paid.Enter(Do(OperationKind.Reversal, date: "2021-05-01", agreement: 1, reverses: 3)), "2021-06-01"));
    }

    [Fact]
    public void JustificationDue_IsThatOfTheOldestPaymentOfWhichNinetyPerCentAreNotAccepted()
    {
        string? On(LineBook book, string day) => $"{FundingFacts.JustificationDue(Of(book), Some.Day(day), Terms):yyyy-MM-dd}";
        Assert.Equal("", On(Paid, "2021-03-31"));
        Assert.Equal("2021-09-28", On(Paid, "2021-04-01")); // 180 days later
        Assert.Equal("2021-09-28", On(Paid.Enter(Do(OperationKind.Justification, 107, "2021-05-01", 1)), "2021-06-01"));
        var first = Paid.Enter(Do(OperationKind.Justification, 108, "2021-05-01", 1));
        Assert.Equal("", On(first, "2021-06-01"));
        var second = first.Enter(Do(OperationKind.Order, 80, "2021-05-10", 1, 2)).Enter(Do(OperationKind.Disbursement, 80, "2021-06-01", 1, 2, author: "payer"));
        Assert.Equal("2021-11-28", On(second, "2021-06-01"));
        Assert.Equal("2021-11-28", On(second.Enter(Do(OperationKind.Justification, 12, "2021-06-05", 1)), "2021-06-30"));
        Assert.Equal("", On(second.Enter(Do(OperationKind.Justification, 84, "2021-06-05", 1)), "2021-06-30"));
        Assert.Equal("", On(Paid.Enter(Do(OperationKind.Refund, 120, "2021-06-05", 1, 1)), "2021-06-30"));
        Assert.Equal("2021-09-28", On(Paid.Enter(Do(OperationKind.Closure, date: "2021-06-05", agreement: 1)), "2021-06-30"));
    }

    [Fact]
    public void MilestoneDue_IsTheOldestThatIsNotReached_AsItIsPlannedNow()
    {
        string? On(LineBook book, string day) => $"{FundingFacts.MilestoneDue(Of(book), Some.Day(day)):yyyy-MM-dd}";
        Assert.Equal("", On(Planned, "2021-01-09"));
        Assert.Equal("2021-03-01", On(Planned, "2021-05-31"));
        var again = Planned.Enter(Do(OperationKind.Replanning, date: "2021-03-15", agreement: 1) with { Milestone = 1, Due = Some.Day("2021-07-01") });
        Assert.Equal("2021-03-01", On(again, "2021-03-14"));
        Assert.Equal("2021-06-01", On(again, "2021-05-31"));
        var reached = again.Enter(Do(OperationKind.Milestone, date: "2021-05-31", agreement: 1) with { Milestone = 2 });
        Assert.Equal("2021-07-01", On(reached, "2021-05-31"));
        Assert.Equal("", On(reached.Enter(Do(OperationKind.Closure, date: "2021-06-05", agreement: 1)), "2021-06-30"));
        Assert.Equal(["unknown_milestone"], Planned.Refusals(Do(OperationKind.Milestone, agreement: 1) with { Milestone = 3 }));
        Assert.Equal(["required"], Planned.Refusals(Do(OperationKind.Replanning, agreement: 1) with { Milestone = 1 }));
        Assert.Equal(["fund_i8_before"], Planned.Refusals(Do(OperationKind.Milestone, date: "2021-01-09", agreement: 1) with { Milestone = 1 }));
    }

    [Fact]
    public void Told_InAnyOrderAndTwice_TheNewestOfEachLineStands()
    {
        var (old, news) = (LineExcerpt.Of("L1", Planned, "U1"), LineExcerpt.Of("L1", Paid, "U1"));
        var other = LineExcerpt.Of("L2", Planned, "U1");
        var funding = UnitFunding.None.Told(news).Told(old).Told(other);
        Assert.Equal([news, other], funding.Lines);
        Assert.Same(funding, funding.Told(news));
        Assert.Equal([news], UnitFunding.None.Told(old).Told(news).Lines);
        Assert.Equal([("U1", 1)], LineExcerpt.All("L1", Paid).Select(u => (u.Unit, u.Excerpt.Agreements.Length)));
        Assert.Empty(LineExcerpt.Of("L1", Paid, "U2").Agreements);
    }

    [Fact]
    public void Hold_StopsOrderAndPaymentUntilReleased_AndNeedsAReason()
    {
        var hold = Do(OperationKind.Hold, date: "2021-05-01", agreement: 1, tranche: 2) with { Note = "late" };
        Assert.Equal(["required"], Paid.Refusals(hold with { Note = " " }));
        Assert.Equal(["tranche_not_on_hold"], Paid.Refusals(Do(OperationKind.Release, agreement: 1, tranche: 2)));
        var held = Paid.Enter(Do(OperationKind.Justification, 120, "2021-04-20", 1)).Enter(hold);
        Assert.Equal(["tranche_on_hold"], held.Refusals(Do(OperationKind.Order, 80, "2021-05-02", 1, 2)));
        Assert.Equal(["tranche_on_hold"], held.Refusals(hold with { CommandId = "again" }));
        Assert.Empty(held.Refusals(Do(OperationKind.Refund, 0, "2021-05-02", 1, 1) with { Amount = 20 }).Except(["fund_i4_justified"]));
        var released = held.Enter(Do(OperationKind.Release, date: "2021-05-03", agreement: 1, tranche: 2));
        Assert.Empty(released.Refusals(Do(OperationKind.Order, 80, "2021-05-04", 1, 2)));
        Assert.Equal(["tranche_not_on_hold"], released.Refusals(Do(OperationKind.Release, date: "2021-05-04", agreement: 1, tranche: 2)));
    }

    private static UnitFunding Of(LineBook book) => UnitFunding.None.Told(LineExcerpt.Of("L1", book, "U1"));
}
