using System.Collections.Immutable;
using EconomieSociale.Funding;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>
/// What happened to one agreement. Its payments are known; what must have been before them is dated back, what follows has happened if its day lies within the plan.
/// </summary>
internal sealed class AgreementStory
{
    private readonly Portrait unit;
    private readonly PlanFund fund;
    private readonly PlanAgreement plan;
    private readonly FundTerms terms;
    private readonly DateOnly lastDay;
    private readonly AgreementScope scope;
    private readonly DateOnly signed;
    private readonly DateOnly committed;
    private readonly List<FundCommand> told = [];
    private readonly List<(DateOnly Date, long Amount)>[] justified;
    private AgreementPaper paper = null!;

    public AgreementStory(Portrait unit, IReadOnlyList<(Period Period, long Amount)> grants, PlanFund fund, FundTerms terms, DateOnly lastDay)
    {
        (this.unit, this.fund, this.terms, this.lastDay, plan) = (unit, fund, terms, lastDay, fund.Agreements);
        var paid = FixedPoint.FromMinor(grants.Sum(g => g.Amount), terms.Decimals);
        scope = new(unit, "agreement", grants[0].Period.Ordinal) { Amount = paid, Payments = grants.Count };
        Payments = [.. grants.Select((g, at) => Payment(g.Period, g.Amount, at + 1))];
        justified = [.. Payments.Select(_ => new List<(DateOnly, long)>())];

        var first = Payments[0].Ordered.AddDays(-Days(scope, plan.OrderDays));
        committed = Latest(first, terms.From, unit.FoundedOn);
        signed = Latest(committed.AddDays(-Days(scope, plan.CommitmentDays)), unit.FoundedOn);
        for (var at = 0; at < Payments.Length; at++)
        {
            var notBefore = at == 0 ? committed : Payments[at - 1].Date;
            Payments[at] = Payments[at] with { Ordered = Latest(Payments[at].Ordered, notBefore) };
        }
    }

    public PaidTranche[] Payments { get; }

    public DemonstrationAgreement Tell(string line, int number)
    {
        paper = new(unit, fund, terms, number);
        ImmutableArray<long> tranches = [.. Payments.Select(p => p.Amount), .. Remainder() is > 0 and var left ? [left] : Array.Empty<long>()];
        ImmutableArray<(PlanMilestone Plan, AgreementScope Scope, DateOnly Due)> milestones = [.. plan.Milestones.Select(Planned)];
        var draft = paper.Draft(scope, line, signed, tranches, [.. milestones.Select(m => new Milestone(m.Plan.Name, m.Due))]);

        told.Add(paper.Step(OperationKind.Commitment, committed, draft.FundShare));
        foreach (var payment in Payments)
        {
            if (payment.Number > 1)
            {
                CatchUp(payment);
            }

            told.Add(paper.Step(OperationKind.Order, payment.Ordered, payment.Amount) with { Tranche = payment.Number });
            told.Add(paper.Step(OperationKind.Disbursement, payment.Date, payment.Amount) with { Tranche = payment.Number });
            Justify(payment);
        }

        told.AddRange(justified.SelectMany(j => j).Where(j => j.Date <= lastDay).Select(j => paper.Step(OperationKind.Justification, j.Date, j.Amount)));
        for (var at = 0; at < milestones.Length; at++)
        {
            Milestone(milestones[at].Plan, milestones[at].Scope, milestones[at].Due, at + 1);
        }

        End();
        return new(line, draft, [.. told.OrderBy(s => s.Date)]);
    }

    /// <summary>A payment on a day of its period, never before the unit was there.</summary>
    private PaidTranche Payment(Period period, long amount, int number)
    {
        var days = period.LastDay.DayNumber - period.FirstDay.DayNumber + 1;
        var date = period.FirstDay.AddDays((int)(unit.Draws.Uniform("day", "payment", period.Ordinal) * days));
        date = Latest(date, unit.FoundedOn);
        var own = scope with
        {
            Occasion = "payment", Ordinal = period.Ordinal, Amount = FixedPoint.FromMinor(amount, terms.Decimals), Number = number, ToGo = lastDay.DayNumber - date.DayNumber,
        };
        return new(number, date, date.AddDays(-Days(own, plan.PaymentDays)), amount, own);
    }

    /// <summary>What is handed in after a payment shows a part of it, and what was left of earlier tranches: alerts count the oldest first.</summary>
    private void Justify(PaidTranche payment)
    {
        var earlier = Payments.Take(payment.Number - 1).Sum(p => p.Amount);
        var amount = earlier + Share(payment.Amount, payment.Scope.Part(plan.JustifiedShare)) - justified.Sum(own => own.Sum(j => j.Amount));
        if (amount > 0 && payment.Scope.Days(plan.JustifiedAfter) is { } after)
        {
            justified[payment.Number - 1].Add((payment.Date.AddDays(Math.Max(after, 0)), amount));
        }
    }

    /// <summary>F-I6: what was paid before is justified when the next tranche is ordered, or somebody lets it through.</summary>
    private void CatchUp(PaidTranche payment)
    {
        var day = payment.Ordered;
        var earlier = Payments.Take(payment.Number - 1).ToArray();
        var known = earlier.Sum(p => justified[p.Number - 1].Where(j => j.Date <= day).Sum(j => j.Amount));
        if (known >= decimal.Ceiling(terms.JustifiedShare * earlier.Sum(p => p.Amount)))
        {
            return;
        }

        if (payment.Scope.Holds(plan.Waived))
        {
            told.Add(paper.Step(OperationKind.Waiver, day) with { Tranche = payment.Number, Note = plan.WaiverNote });
            return;
        }

        foreach (var before in earlier)
        {
            var own = justified[before.Number - 1];
            own.RemoveAll(j => j.Date > day);
            var missing = before.Amount - own.Sum(j => j.Amount);
            if (missing > 0)
            {
                own.Add((day, missing));
            }
        }
    }

    private (PlanMilestone Plan, AgreementScope Scope, DateOnly Due) Planned(PlanMilestone milestone, int at)
    {
        var own = scope with { Occasion = $"milestone {at + 1}", Number = at + 1 };
        var due = signed.AddDays(Days(own, milestone.Due));
        return (milestone, own with { ToGo = lastDay.DayNumber - due.DayNumber }, due);
    }

    private void Milestone(PlanMilestone milestone, AgreementScope own, DateOnly due, int number)
    {
        if (own.Days(milestone.Reached) is { } late && Latest(due.AddDays(late), signed) is var reached && reached <= lastDay)
        {
            told.Add(paper.Step(OperationKind.Milestone, reached) with { Milestone = number });
        }
        else if (Days(own, milestone.Replanned) is > 0 and var more)
        {
            var decided = Latest(due < lastDay ? due : lastDay, signed);
            told.Add(paper.Step(OperationKind.Replanning, decided) with { Milestone = number, Due = due.AddDays(more) });
        }
    }

    /// <summary>The agreement ends some days after the last that happened, or on the day on which its unit closes; then part of what is not justified comes back.</summary>
    private void End()
    {
        var (paid, shown) = (Sum(OperationKind.Disbursement), Sum(OperationKind.Justification));
        var ended = scope with { Unjustified = (decimal)(paid - shown) / paid, OpenMilestones = plan.Milestones.Length - told.Count(s => s.Kind == OperationKind.Milestone) };
        var planned = ended.Days(plan.Closed) is { } after ? told.Max(s => s.Date).AddDays(Math.Max(after, 0)) : DateOnly.MaxValue;
        var closed = unit.ClosedOn is { } gone && gone <= planned ? gone : planned;
        if (closed > lastDay)
        {
            return;
        }

        told.RemoveAll(s => s.Date > closed);
        if (closed != planned)
        {
            Refund(Share(Sum(OperationKind.Disbursement) - Sum(OperationKind.Justification), ended.Part(plan.Refunded)), closed);
        }

        told.Add(paper.Step(OperationKind.Closure, closed));
    }

    /// <summary>The last tranches come back first.</summary>
    private void Refund(long left, DateOnly day)
    {
        foreach (var payment in Payments.Reverse())
        {
            var back = Math.Min(left, payment.Amount);
            if (back > 0)
            {
                told.Add(paper.Step(OperationKind.Refund, day, back) with { Tranche = payment.Number });
                left -= back;
            }
        }
    }

    /// <summary>What is agreed beyond what was paid: whole units of the currency, within the ceiling.</summary>
    private long Remainder()
    {
        var recent = scope with { ToGo = lastDay.DayNumber - Payments[^1].Date.DayNumber };
        var paid = Payments.Sum(p => p.Amount);
        return Math.Min(Share(paid, recent.Part(plan.Remainder)), terms.Ceiling - paid);
    }

    /// <summary>A part of an amount, rounded up to whole units of the currency, but never more than all.</summary>
    private long Share(long amount, decimal part) =>
        FixedPoint.TryToMinor(decimal.Ceiling(FixedPoint.FromMinor(amount, terms.Decimals) * part), terms.Decimals, out var minor) ? Math.Min(minor, amount) : amount;

    private long Sum(OperationKind kind) => told.Where(s => s.Kind == kind).Sum(s => s.Amount);

    private static int Days(AgreementScope scope, Indicators.Formula formula) => Math.Max(scope.Days(formula) ?? 0, 0);

    private static DateOnly Latest(params ReadOnlySpan<DateOnly> days)
    {
        var latest = days[0];
        foreach (var day in days)
        {
            latest = day > latest ? day : latest;
        }

        return latest;
    }

    /// <summary>A tranche that was paid. Amount in smallest units.</summary>
    internal sealed record PaidTranche(int Number, DateOnly Date, DateOnly Ordered, long Amount, AgreementScope Scope);
}
