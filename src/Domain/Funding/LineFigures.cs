using System.Collections.Immutable;

namespace EconomieSociale.Funding;

/// <summary>Where one or more lines stand on a day. Amounts in smallest units; every rate names what it is a part of.</summary>
/// <param name="Line">Null over several.</param>
/// <param name="Disbursed">Paid, net of refunds.</param>
/// <param name="Due">Of what was paid: what is due for justification.</param>
/// <param name="DaysToFirstPayment">From each commitment to the first payment of its agreement, summed.</param>
/// <param name="FirstPayments">Agreements that were paid something.</param>
[GenerateSerializer, Immutable, Alias("line-figures")]
public sealed record LineFigures(
    string? Line, long Allocated, long Committed, long Ordered, long Disbursed, long Due, long Justified, long DaysToFirstPayment, int FirstPayments, int Agreements)
{
    /// <summary>F-I9.</summary>
    public long Available => Allocated - Committed;

    public long UnpaidCommitments => Committed - Disbursed;

    public long OrderedNotPaid => Ordered - Disbursed;

    public long OverdueUnjustified => Math.Max(Due - Justified, 0);

    /// <summary>A line on a day: what its operations up to then make of it.</summary>
    public static LineFigures Of(string line, LineBook book, long allocated, FundTerms terms, DateOnly asOf)
    {
        var own = ByAgreement(book, terms, asOf).Values;
        return own.Aggregate(new LineFigures(line, allocated, 0, 0, 0, 0, 0, 0, 0, 0), Plus);
    }

    /// <summary>Each agreement of a line on a day, by its number; nothing is allocated to one.</summary>
    public static Dictionary<int, LineFigures> ByAgreement(LineBook book, FundTerms terms, DateOnly asOf)
    {
        var then = (book with { Operations = [.. book.Operations.Where(o => o.Date <= asOf)] }).ByAgreement();
        return book.Agreements.Where(a => a.Terms.Date <= asOf).ToDictionary(a => a.Number, a => Of([.. then[a.Number]], terms, asOf));
    }

    /// <summary>Several lines together.</summary>
    public static LineFigures Sum(IEnumerable<LineFigures> lines) => lines.Aggregate(new LineFigures(null, 0, 0, 0, 0, 0, 0, 0, 0, 0), Plus);

    /// <summary>What changed since an earlier day; the number of agreements too.</summary>
    public LineFigures Minus(LineFigures earlier) => checked(new(
        Line, Allocated, Committed - earlier.Committed, Ordered - earlier.Ordered, Disbursed - earlier.Disbursed, Due - earlier.Due, Justified - earlier.Justified,
        DaysToFirstPayment - earlier.DaysToFirstPayment, FirstPayments - earlier.FirstPayments, Agreements - earlier.Agreements));

    private static LineFigures Of(Operation[] standing, FundTerms terms, DateOnly asOf)
    {
        var balance = AgreementBalance.Of(standing);
        var paid = standing.Where(o => o.Kind == OperationKind.Disbursement).ToArray();
        var due = paid.Where(o => o.Date.AddDays(terms.JustificationDays) <= asOf).Sum(o => o.Amount);
        var first = paid.Length == 0 ? (DateOnly?)null : paid.Min(o => o.Date);
        var committed = standing.Where(o => o.Kind == OperationKind.Commitment).Select(o => (DateOnly?)o.Date).Min();
        return new(
            null, 0, balance.Committed, balance.Ordered, balance.Net, Math.Min(due, balance.Net), balance.Justified,
            first is { } on && committed is { } from ? on.DayNumber - from.DayNumber : 0, first is null ? 0 : 1, 1);
    }

    private static LineFigures Plus(LineFigures a, LineFigures b) => checked(new LineFigures(
        a.Line, a.Allocated + b.Allocated, a.Committed + b.Committed, a.Ordered + b.Ordered, a.Disbursed + b.Disbursed, a.Due + b.Due, a.Justified + b.Justified,
        a.DaysToFirstPayment + b.DaysToFirstPayment, a.FirstPayments + b.FirstPayments, a.Agreements + b.Agreements));
}
