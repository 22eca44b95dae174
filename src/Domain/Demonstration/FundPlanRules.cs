using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>Checks what a plan says of the fund. What it makes of the units is judged by the rules of the fund when it is entered.</summary>
internal static class FundPlanRules
{
    private static readonly OperationKind[] Documented =
    [
        OperationKind.Pledge, OperationKind.Receipt, OperationKind.Opening, OperationKind.Reprogramming, OperationKind.Commitment, OperationKind.Order,
        OperationKind.Disbursement, OperationKind.Justification, OperationKind.Refund, OperationKind.Waiver, OperationKind.Closure, OperationKind.Milestone,
        OperationKind.Replanning,
    ];

    public static IEnumerable<Reason> Check(DemonstrationPlan plan, Pack pack) => plan.Fund is not { } fund ? []
        : pack.Fund is not { } terms ? [Reason.Of("no_fund", "fund")]
        : Money(fund, terms, plan.LastPeriod.LastDay).Concat(Lines(plan, fund, terms)).Concat(Signed(fund));

    /// <summary>The names in formulas of agreements that mean nothing.</summary>
    /// <param name="traits">Those that the plan gives.</param>
    public static IEnumerable<Reason> Names(DemonstrationPlan plan, IReadOnlySet<string> traits) => plan.Fund is not { } fund ? []
        : Formulas(fund.Agreements).SelectMany(f => f.Formula.Names.Select(n => (f.Name, Read: n)))
            .Where(f => !PlanNames.IsDraw(f.Read) && !traits.Contains(f.Read) && !AgreementScope.Names.Contains(f.Read))
            .Select(f => Reason.Of("unknown_name", $"fund/{f.Name}", f.Read));

    private static IEnumerable<Reason> Money(PlanFund fund, FundTerms terms, DateOnly lastDay)
    {
        var dated = fund.Openings.Select(o => (Where: "openings", o.Date, o.Amount))
            .Concat(fund.Pledges.Select(p => (Where: "pledges", p.Date, p.Amount)))
            .Concat(fund.Receipts.Select(r => (Where: "receipts", r.Date, r.Amount)))
            .Concat(fund.Reprogrammings.Select(m => (Where: "reprogrammings", m.Date, Amount: m.Amount ?? 1)));
        foreach (var (where, date, amount) in dated)
        {
            if (amount <= 0 || !FixedPoint.TryToMinor(amount, terms.Decimals, out _))
            {
                yield return Reason.Of("amount_above_zero_expected", where, FormattableString.Invariant($"{amount}"));
            }

            if (date > lastDay)
            {
                yield return Reason.Of("fund_i8_in_the_future", where, OperationRules.Iso(date), OperationRules.Iso(lastDay));
            }
        }

        foreach (var move in fund.Reprogrammings.Where(m => m.Amount is null == m.Used is null || m.Used is <= 0 or > 1))
        {
            yield return Reason.Of("amount_above_zero_expected", "reprogrammings", move.To);
        }

        foreach (var receipt in fund.Receipts.Where(r => fund.Pledges.All(p => p.Partner != r.Partner)))
        {
            yield return Reason.Of("unknown_code", "receipts", receipt.Partner);
        }
    }

    private static IEnumerable<Reason> Lines(DemonstrationPlan plan, PlanFund fund, FundTerms terms)
    {
        var named = fund.Reprogrammings.SelectMany(m => new[] { m.From, m.To }).Concat(plan.FundingLines.Options.Select(o => o.Code)).Distinct();
        foreach (var line in named.Where(l => !terms.Lines.ContainsKey(l)))
        {
            yield return Reason.Of("unknown_funding_line", "fund", line);
        }

        foreach (var line in plan.FundingLines.Options.Where(o => fund.Agreements.Titles.GetValueOrDefault(o.Code, []).IsEmpty))
        {
            yield return Reason.Of("required", "titles", line.Code);
        }
    }

    private static IEnumerable<Reason> Signed(PlanFund fund)
    {
        if (new[] { fund.Author, fund.Payer, fund.Approver }.Distinct(StringComparer.Ordinal).Count() < 3)
        {
            yield return Reason.Of("fund_i10_one_person", "fund", fund.Author);
        }

        foreach (var kind in Documented.Where(k => string.IsNullOrWhiteSpace(fund.Documents.GetValueOrDefault(k))))
        {
            yield return Reason.Of("required", "documents", JsonName.Of(kind));
        }

        if (fund.Agreements.Partners.IsEmpty)
        {
            yield return Reason.Of("required", "partners");
        }
    }

    private static IEnumerable<NamedFormula> Formulas(PlanAgreement plan) =>
    [
        new("fundShare", plan.FundShare), new("partnerShare", plan.PartnerShare), new("commitmentDays", plan.CommitmentDays), new("orderDays", plan.OrderDays),
        new("paymentDays", plan.PaymentDays), new("paidShare", plan.PaidShare), new("remainder", plan.Remainder), new("justifiedShare", plan.JustifiedShare),
        new("justifiedAfter", plan.JustifiedAfter), new("waived", plan.Waived), new("closed", plan.Closed), new("refunded", plan.Refunded),
        .. plan.Milestones.SelectMany(m => new NamedFormula[] { new("milestones", m.Due), new("milestones", m.Reached), new("milestones", m.Replanned) }),
        .. plan.Stuck is { } stuck ? new NamedFormula[] { new("stuck", stuck.When), new("stuck", stuck.Amount), new("stuck", stuck.Age) } : [],
    ];
}
