using EconomieSociale.Funding;
using Xunit;

namespace EconomieSociale.Tests.Funding;

public sealed class LineBatchTests
{
    private static readonly AgreementDraft Draft = SomeFund.Draft();

    /// <summary>The number of an agreement that is signed in the same batch is not known to its sender.</summary>
    [Fact]
    public void Operations_FindTheAgreementThatWasSignedBeforeThem()
    {
        var batch = Batch(LineEntry.Sign(Draft), Money(OperationKind.Commitment, 150), Money(OperationKind.Order, 100, 1));
        Assert.All(batch.Refusals, r => Assert.Empty(r));
        Assert.All(batch.Next.Operations, o => Assert.Equal(1, o.Command.Agreement));
        Assert.Equal(new Reservation(Draft.CommandId, "L1", 150, 0), batch.Needed);
    }

    [Fact]
    public void ARefusal_StopsNobodyElse()
    {
        var batch = Batch(Money(OperationKind.Commitment, 10), LineEntry.Sign(Draft), Money(OperationKind.Commitment, 201), Money(OperationKind.Commitment, 200));
        Assert.Equal(["unknown_agreement", "", "fund_i4_committed", ""], batch.Refusals.Select(r => string.Join(' ', r.Select(w => w.Code))));
        Assert.Equal(200, batch.Next.Mark.Committed);
    }

    /// <summary>What a closure frees at the end was needed before it: one by one the fund would have been asked for it.</summary>
    [Fact]
    public void WhatIsNeeded_IsTheHighestPointOnTheWay()
    {
        var batch = Batch(
            LineEntry.Sign(Draft), Money(OperationKind.Commitment, 200), Money(OperationKind.Order, 50, 1), Money(OperationKind.Disbursement, 50, 1),
            Money(OperationKind.Refund, 20, 1), Money(OperationKind.Closure));
        Assert.All(batch.Refusals, r => Assert.Empty(r));
        Assert.Equal((30, 30), (batch.Next.Mark.Committed, batch.Next.Mark.Paid));
        Assert.Equal((200, 50), (batch.Needed.Commit, batch.Needed.Pay));
    }

    [Fact]
    public void ARepeat_ChangesNothingAndNeedsNothing()
    {
        LineEntry[] entries = [LineEntry.Sign(Draft), Money(OperationKind.Commitment, 150)];
        var once = Batch(entries).Next;
        var again = LineBatch.Of("L1", once, entries, SomeFund.Terms, Some.Now, Some.Today);
        Assert.Same(once, again.Next);
        Assert.Equal((0, 0), (again.Needed.Commit, again.Needed.Pay));
    }

    private static LineBatch Batch(params LineEntry[] entries) => LineBatch.Of("L1", LineBook.Empty, entries, SomeFund.Terms, Some.Now, Some.Today);

    private static LineEntry Money(OperationKind kind, long amount = 0, int? tranche = null) =>
        LineEntry.Enter(SomeFund.Do(kind, amount, tranche: tranche, author: kind == OperationKind.Disbursement ? "cashier" : "clerk"), Draft.CommandId);
}
