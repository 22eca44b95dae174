using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>F-I4, F-I5, F-I6, F-I8 and F-I10 of one agreement, on its standing operations (domain report §6.2). Each names what is wrong and the amounts.</summary>
public static class LineInvariants
{
    /// <summary>Those of all agreements of a line.</summary>
    public static IEnumerable<Reason> Broken(LineBook book, FundTerms terms)
    {
        var standing = book.ByAgreement();
        return book.Agreements.SelectMany(a => Broken(a, [.. standing[a.Number]], terms));
    }

    public static IEnumerable<Reason> Broken(Agreement agreement, IReadOnlyCollection<Operation> standing, FundTerms terms) =>
        Order(agreement, AgreementBalance.Of(standing), terms).Concat(Shares(agreement.Terms, terms))
            .Concat(Tranches(agreement, standing, terms)).Concat(Dates(agreement, standing, terms));

    /// <summary>F-I5: shares add up to the cost, and the fund's is within the cap and the ceiling; tranches add up to it.</summary>
    public static IEnumerable<Reason> Shares(AgreementDraft draft, FundTerms terms)
    {
        var parts = draft.Partners.Values.Aggregate((Int128)draft.FundShare + draft.Own, (sum, part) => sum + part);
        if (parts != draft.TotalCost)
        {
            yield return Reason.Of("fund_i5_shares", "totalCost", terms.Text(parts), terms.Text(draft.TotalCost));
        }

        if (draft.FundShare > terms.ShareCap * draft.TotalCost)
        {
            yield return Reason.Of("fund_i5_cap", "fundShare", terms.Text(draft.FundShare), terms.Text((Int128)decimal.Floor(terms.ShareCap * draft.TotalCost)));
        }

        if (draft.FundShare > terms.Ceiling)
        {
            yield return Reason.Of("fund_i5_ceiling", "fundShare", terms.Text(draft.FundShare), terms.Text(terms.Ceiling));
        }

        var tranches = draft.Tranches.Aggregate(Int128.Zero, (sum, t) => sum + t);
        if (tranches != draft.FundShare)
        {
            yield return Reason.Of("fund_i5_tranches", "tranches", terms.Text(tranches), terms.Text(draft.FundShare));
        }
    }

    private static IEnumerable<Reason> Order(Agreement agreement, AgreementBalance b, FundTerms terms)
    {
        var share = agreement.Terms.FundShare;
        (bool IsBroken, Reason Reason)[] chain =
        [
            (b.Justified > b.Net, Reason.Of("fund_i4_justified", "amount", terms.Text(b.Justified), terms.Text(b.Net))),
            (b.Net > b.Ordered, Reason.Of("fund_i4_paid", "amount", terms.Text(b.Net), terms.Text(b.Ordered))),
            (b.Ordered > b.Committed, Reason.Of("fund_i4_ordered", "amount", terms.Text(b.Ordered), terms.Text(b.Committed))),
            (b.Committed > share, Reason.Of("fund_i4_committed", "amount", terms.Text(b.Committed), terms.Text(share))),
            (b.Net < 0, Reason.Of("fund_i4_refunded", "amount", terms.Text(b.Refunded), terms.Text(b.Paid))),
        ];
        return chain.Where(c => c.IsBroken).Select(c => c.Reason);
    }

    private static IEnumerable<Reason> Tranches(Agreement agreement, IReadOnlyCollection<Operation> standing, FundTerms terms)
    {
        var justified = standing.Sum(OperationKind.Justification);
        long earlier = 0;
        foreach (var tranche in agreement.Tranches)
        {
            var own = standing.Where(o => o.Command.Tranche == tranche.Number).ToArray();
            var (ordered, paid, refunded) = (own.Sum(OperationKind.Order), own.Sum(OperationKind.Disbursement), own.Sum(OperationKind.Refund));
            if (ordered > tranche.Amount || paid > ordered || refunded > paid)
            {
                var (less, more) = ordered > tranche.Amount ? (ordered, tranche.Amount) : paid > ordered ? (paid, ordered) : (refunded, paid);
                yield return Reason.Of("fund_i4_tranche", "tranche", $"{tranche.Number}", terms.Text(less), terms.Text(more));
            }

            var needed = (long)decimal.Ceiling(terms.JustifiedShare * earlier);
            if (tranche.Number > 1 && paid > refunded && justified < needed && own.All(o => o.Kind != OperationKind.Waiver))
            {
                yield return Reason.Of("fund_i6", "tranche", $"{tranche.Number}", terms.Text(justified), terms.Text(needed));
            }

            earlier += paid - refunded;
        }
    }

    private static IEnumerable<Reason> Dates(Agreement agreement, IReadOnlyCollection<Operation> standing, FundTerms terms)
    {
        DateOnly? First(OperationKind kind, int? tranche = null) =>
            standing.Where(o => o.Kind == kind && (tranche is null || o.Command.Tranche == tranche)).Select(o => (DateOnly?)o.Date).Min();

        foreach (var operation in standing)
        {
            var notBefore = operation.Kind switch
            {
                OperationKind.Commitment => agreement.Terms.Date,
                OperationKind.Order => First(OperationKind.Commitment),
                OperationKind.Disbursement => First(OperationKind.Order, operation.Command.Tranche),
                OperationKind.Justification or OperationKind.Refund => First(OperationKind.Disbursement),
                OperationKind.Milestone or OperationKind.Replanning or OperationKind.Hold => agreement.Terms.Date,
                OperationKind.Release => First(OperationKind.Hold, operation.Command.Tranche),
                _ => null,
            };
            if (operation.Date < notBefore)
            {
                yield return OperationRules.Before("date", operation.Date, notBefore.Value);
            }

            if (operation.Kind == OperationKind.Commitment && (operation.Date < terms.From || operation.Date > terms.To))
            {
                yield return Reason.Of("fund_i8_window", "date", OperationRules.Iso(operation.Date), OperationRules.Iso(terms.From), OperationRules.Iso(terms.To));
            }

            // Who orders does not pay (ordonnateur and comptable, royal decree 330-66).
            if (operation.Kind == OperationKind.Disbursement
                && standing.Any(o => o.Kind == OperationKind.Order && o.Command.Tranche == operation.Command.Tranche && o.Command.Author == operation.Command.Author))
            {
                yield return Reason.Of("fund_i10_order_and_payment", "author", operation.Command.Author);
            }
        }
    }
}
