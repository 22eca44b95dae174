using EconomieSociale.Funding;
using Xunit;
using static EconomieSociale.Tests.Funding.SomeFund;

namespace EconomieSociale.Tests.Funding;

public class FundRulesTests
{
    private static readonly FundBook Open = FundBook.Empty.Enter(Do(OperationKind.Opening, 500)).Enter(Do(OperationKind.Receipt, 300));

    [Fact]
    public void Opening_BeyondTheEnvelope_BreaksTheFirst() => Assert.Equal(["fund_i1"], Open.Refusals(Do(OperationKind.Opening, 501)));

    [Fact]
    public void Reprogramming_MovesAllocationAndKeepsTheEnvelope()
    {
        var moved = Open.Enter(Do(OperationKind.Reprogramming, 150, from: "L1", to: "L2"));
        Assert.Equal((450, 550), (moved.Allocated("L1", Terms), moved.Allocated("L2", Terms)));
        var back = moved.Enter(Do(OperationKind.Reversal, reverses: 3));
        Assert.Equal((600, 400), (back.Allocated("L1", Terms), back.Allocated("L2", Terms)));
    }

    [Fact]
    public void Reprogramming_OfWhatIsCommittedOrReserved_BreaksTheSecond()
    {
        var book = FundRules.Tell(Open, "L2", new(1, 250, 0));
        book = FundRules.Reserve(book, new("c", "L2", 100, 0), Terms).Next!;
        Assert.Empty(book.Refusals(Do(OperationKind.Reprogramming, 50, from: "L2", to: "L1")));
        Assert.Equal(["fund_i2"], book.Refusals(Do(OperationKind.Reprogramming, 51, from: "L2", to: "L1")));
    }

    [Fact]
    public void Reserve_BeyondOpenedCreditsOrCash_NamesTheInvariantAndTheAmounts()
    {
        var book = FundRules.Tell(Open, "L1", new(1, 400, 250));
        var refused = Assert.Single(FundRules.Reserve(book, new("c", "L2", 101, 0), Terms).Refusals);
        Assert.Equal(("fund_i3", "5.01", "5.00"), (refused.Code, refused.Args[0], refused.Args[1]));
        refused = Assert.Single(FundRules.Reserve(book, new("c", "L2", 0, 51), Terms).Refusals);
        Assert.Equal(("fund_i7", "3.01", "3.00"), (refused.Code, refused.Args[0], refused.Args[1]));
        Assert.False(FundRules.Reserve(book, new("c", "L2", 100, 50), Terms).IsRefused);
    }

    [Fact]
    public void Tell_EndsReservationsOnceAndInAnyOrder()
    {
        var book = FundRules.Reserve(Open, new("c", "L1", 100, 0), Terms).Next!;
        book = FundRules.Tell(book, "L1", new(2, 100, 0));
        Assert.Empty(book.Reservations);
        Assert.Same(book, FundRules.Tell(book, "L1", new(1, 0, 0)));
        Assert.Same(book, FundRules.Tell(book, "L1", new(2, 100, 0)));
    }

    [Fact]
    public void Reversal_OfCreditsOrCashInUse_IsRefused()
    {
        var book = FundRules.Tell(Open, "L1", new(1, 400, 250));
        Assert.Equal(["fund_i3"], book.Refusals(Do(OperationKind.Reversal, reverses: 1)));
        Assert.Equal(["fund_i7"], book.Refusals(Do(OperationKind.Reversal, reverses: 2)));
        Assert.Equal(["unknown_operation"], book.Refusals(Do(OperationKind.Reversal, reverses: 9)));
        var again = Open.Enter(Do(OperationKind.Reversal, reverses: 2));
        Assert.Equal(["reversed_before"], again.Refusals(Do(OperationKind.Reversal, reverses: 2)));
        Assert.Equal(["not_reversible"], again.Refusals(Do(OperationKind.Reversal, reverses: 3)));
    }

    [Fact]
    public void Decide_EachFault_IsNamed()
    {
        Assert.Equal(["fund_i10_one_person"], Open.Refusals(Do(OperationKind.Receipt, 1, author: "a", approver: "a")));
        Assert.Equal(["fund_i8_in_the_future"], Open.Refusals(Do(OperationKind.Receipt, 1, "2022-01-11")));
        Assert.Equal(["amount_above_zero_expected"], Open.Refusals(Do(OperationKind.Receipt)));
        Assert.Equal(["not_of_the_fund"], Open.Refusals(Do(OperationKind.Commitment, 1)));
        Assert.Equal(["unknown_funding_line"], Open.Refusals(Do(OperationKind.Reprogramming, 1, from: "L1", to: "L9")));
        Assert.Equal(["two_lines_expected"], Open.Refusals(Do(OperationKind.Reprogramming, 1, from: "L1", to: "L1")));
        Assert.Equal(["bad_opening_year"], Open.Refusals(Do(OperationKind.Opening, 1) with { Year = 2030 }));
        Assert.Equal(["required"], Open.Refusals(Do(OperationKind.Receipt, 1) with { Document = " " }));
    }

    [Fact]
    public void Decide_TheSameCommandAgain_ChangesNothing()
    {
        var command = Do(OperationKind.Receipt, 5);
        var book = Open.Enter(command);
        Assert.Same(book, FundRules.Decide(book, command, Terms, Some.Now, Some.Today).Next);
    }

    [Fact]
    public void Terms_WithFaults_AreNamed()
    {
        var pack = TestPack.Draft;
        Assert.Empty(Terms.Faults(pack));
        Assert.Equal(["fund_lines_are_not_the_envelope"], (Terms with { Envelope = 999 }).Faults(pack).Select(f => f.Code));
        Assert.Equal(["unknown_funding_line"], (Terms with { Lines = Terms.Lines.Add("L9", 0) }).Faults(pack).Select(f => f.Code));
        Assert.Equal(["bad_fund_terms"], (Terms with { ShareCap = 1.1m }).Faults(pack).Select(f => f.Code));
        Assert.Equal(["bad_fund_terms"], (Terms with { DeclaredTolerance = -0.01m }).Faults(pack).Select(f => f.Code));
        Assert.Equal(["unknown_element"], (Terms with { Results = [new("agm_date")] }).Faults(pack).Select(f => f.Code)); // a date adds up to nothing
        Assert.Equal(["unknown_element"], (Terms with { Declared = "members_total" }).Faults(pack).Select(f => f.Code)); // no amount of the currency
    }
}
