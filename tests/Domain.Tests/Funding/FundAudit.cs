using EconomieSociale.Funding;
using Xunit;

namespace EconomieSociale.Tests.Funding;

/// <summary>Adds up ledgers by loops of its own and holds them against the invariants of the domain report (§6.2).</summary>
internal static class FundAudit
{
    public static void Check(FundBook fund, IReadOnlyDictionary<string, LineBook> lines)
    {
        decimal committed = 0, paid = 0, allocatedInAll = 0;
        foreach (var (line, book) in lines)
        {
            var allocated = Allocated(fund, line);
            Assert.True(allocated >= Committed(book), $"F-I2: {line}");
            allocatedInAll += allocated;
            committed += Committed(book);
            paid += Agreements(book).Sum(a => a.Paid - a.Refunded);
            foreach (var a in Agreements(book))
            {
                Assert.True(a.Justified <= a.Paid - a.Refunded && a.Paid - a.Refunded <= a.Ordered && a.Ordered <= a.Committed && a.Committed <= a.Share, "F-I4");
                Assert.True(a.SecondPaid == 0 || a.IsWaived || a.Justified >= 0.9m * a.FirstPaid, "F-I6");
            }

            Assert.All(book.Operations, o => Assert.NotEqual(o.Command.Author, o.Command.Approver));
            Assert.Equal(book.Operations.Length, book.Operations.Select(o => o.Command.CommandId).Distinct().Count());
        }

        Assert.Equal(SomeFund.Terms.Envelope, allocatedInAll);
        Assert.True(committed <= Of(fund, OperationKind.Opening), "F-I3");
        Assert.True(paid <= Of(fund, OperationKind.Receipt), "F-I7");
    }

    /// <summary>Nothing was ordered or paid of a tranche while it was held, by what stood when it was entered.</summary>
    public static void CheckHolds(LineBook book)
    {
        for (var i = 0; i < book.Operations.Length; i++)
        {
            var entered = book.Operations[i];
            if (entered.Kind is not (OperationKind.Order or OperationKind.Disbursement))
            {
                continue;
            }

            var (before, isHeld) = (book.Operations[..i], false);
            foreach (var o in before.Where(o => (o.Command.Agreement, o.Command.Tranche) == (entered.Command.Agreement, entered.Command.Tranche) && !IsTakenBack(o, before)))
            {
                isHeld = o.Kind == OperationKind.Hold || (isHeld && o.Kind != OperationKind.Release);
            }

            Assert.False(isHeld, $"{entered} while tranche {entered.Command.Tranche} was held");
        }
    }

    /// <summary>The course of a line over time, which alerts read, says of every day what the figures of that day say.</summary>
    public static void CheckDays(string line, LineBook book, FundBook fund)
    {
        var course = new LineCourse(line, book, fund, SomeFund.Terms);
        foreach (var day in book.Operations.Concat(fund.Operations).Select(o => o.Date).Distinct())
        {
            var then = fund with { Operations = [.. fund.Operations.Where(o => o.Date <= day)] };
            var figures = LineFigures.Of(line, book, then.Allocated(line, SomeFund.Terms), SomeFund.Terms, day);
            Assert.Equal((figures.Committed, figures.Allocated), (course.Committed(day), course.Allocated(day)));
        }
    }

    public static decimal Committed(LineBook book) => Agreements(book).Sum(a => a.Committed);

    private static decimal Of(FundBook fund, OperationKind kind)
    {
        decimal sum = 0;
        foreach (var operation in fund.Operations)
        {
            if (operation.Kind == kind && !IsTakenBack(operation, fund.Operations))
            {
                sum += operation.Amount;
            }
        }

        return sum;
    }

    private static decimal Allocated(FundBook fund, string line)
    {
        decimal sum = line == "L1" ? 600 : 400;
        foreach (var move in fund.Operations)
        {
            if (move.Kind == OperationKind.Reprogramming && !IsTakenBack(move, fund.Operations))
            {
                sum += move.Command.To == line ? move.Amount : move.Command.From == line ? -move.Amount : 0;
            }
        }

        return sum;
    }

    private static IEnumerable<Sums> Agreements(LineBook book)
    {
        foreach (var agreement in book.Agreements)
        {
            var sums = new Sums { Share = agreement.Terms.FundShare };
            foreach (var o in book.Operations)
            {
                if (o.Command.Agreement != agreement.Number || IsTakenBack(o, book.Operations))
                {
                    continue;
                }

                var sign = o.Kind == OperationKind.Refund ? -1 : 1;
                sums.Committed += o.Kind == OperationKind.Commitment ? o.Amount : 0;
                sums.Ordered += o.Kind == OperationKind.Order ? o.Amount : 0;
                sums.Paid += o.Kind == OperationKind.Disbursement ? o.Amount : 0;
                sums.Refunded += o.Kind == OperationKind.Refund ? o.Amount : 0;
                sums.Justified += o.Kind == OperationKind.Justification ? o.Amount : 0;
                var isPayment = o.Kind is OperationKind.Disbursement or OperationKind.Refund;
                sums.FirstPaid += isPayment && o.Command.Tranche == 1 ? sign * o.Amount : 0;
                sums.SecondPaid += isPayment && o.Command.Tranche == 2 ? sign * o.Amount : 0;
                sums.IsWaived |= o.Kind == OperationKind.Waiver && o.Command.Tranche == 2;
                sums.IsClosed |= o.Kind == OperationKind.Closure;
            }

            if (sums.IsClosed)
            {
                sums.Committed = sums.Ordered = sums.Paid - sums.Refunded;
            }

            yield return sums;
        }
    }

    private static bool IsTakenBack(Operation operation, IEnumerable<Operation> all) =>
        all.Any(o => o.Kind == OperationKind.Reversal && o.Command.Reverses == operation.Number);

    private sealed class Sums
    {
        public decimal Share, Committed, Ordered, Paid, Refunded, Justified, FirstPaid, SecondPaid;
        public bool IsWaived, IsClosed;
    }
}
