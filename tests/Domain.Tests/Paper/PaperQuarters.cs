using static System.Math;

namespace EconomieSociale.Tests.Paper;

/// <summary>The quarterly figures of an invented unit, one quarter after the other. A part is never more than its whole.</summary>
internal sealed class PaperQuarters(PaperTraits traits, PaperOddities odd, PaperDraws draws, Action<string, double, int> put)
{
    private int members = odd.Members;
    private double dueGrants;
    private double newGrants;
    private double justified;

    public int Members => members;

    public void Next(int index)
    {
        People();
        var sales = index < odd.SalesStart || index >= odd.SalesEnd ? 0 : Size * odd.SalesPerHead * Noise() * (index < 4 ? 1 : 0.4 + (1.1 * traits.Growth));
        var costs = sales > 0 ? sales * (1.22 - (0.4 * traits.Margin)) * Noise() : odd.CostsWithoutSales ? Size * odd.SalesPerHead * 0.2 * Noise() : 0;
        var grants = odd.HasGrants && draws.Chance(0.5) ? Size * odd.SalesPerHead * 2.5 * (1 - traits.Autonomy) * Noise() : 0;
        Trade(sales, costs, grants);
        Balance(sales, costs);
        Product();
        Project(grants);
    }

    private double Size => Max(members, 3);

    private void People()
    {
        var joined = draws.Chance(0.15 + (0.3 * traits.Loyalty)) ? draws.Whole(1, 2) : 0;
        var left = draws.Chance(0.65 - (0.6 * traits.Loyalty)) ? Min(members, draws.Whole(1, 1 + (int)(Size * 0.12 * (1 - traits.Loyalty)))) : 0;
        members += joined - left;
        Count("members_joined", joined);
        Count("members_left", left);
        Count("members_total", members);
        Count("members_women", members * draws.Share());
        Count("members_youth", members * draws.Share());
        Count("members_active", members * (0.25 + (0.75 * traits.Activity)));
        var jobs = odd.HasJobs ? Size * draws.Between(0.2, 0.6) : 0;
        put("jobs_fte_total", Round(jobs, 1), 1);
        put("jobs_fte_women", Floor(10 * jobs * draws.Share()) / 10, 1);
        put("jobs_fte_youth", Floor(10 * jobs * draws.Share()) / 10, 1);
        Count("seasonal_person_days", Size * draws.Whole(0, 12));
        Count("training_person_days", Size * traits.Training * draws.Between(0, 1.3));
        Count("partnerships_active", draws.Whole(0, 3));
    }

    private void Trade(double sales, double costs, double grants)
    {
        var bought = costs * draws.Between(0.3, 0.45);
        var paid = odd.PaysMembers ? costs * draws.Between(0.25, 0.4) : 0;
        Money("sales_revenue", sales);
        Money("sales_largest_buyer", sales * draws.Share());
        Money("sales_certified", sales * Max(0, (1.1 * traits.Labels) - 0.1) * draws.Between(0.6, 0.95));
        Money("grants_received", grants);
        Money("purchases_inputs", bought);
        Money("payments_to_members", paid);
        Money("other_operating_costs", costs - bought - paid);
        Money("finance_costs", odd.HasLoan && costs > 0 ? Size * 20 * Noise() : 0);
        Money("investment_spend", draws.Chance(0.2) ? Size * 1_000 * draws.Share() : 0);
    }

    private void Balance(double sales, double costs)
    {
        var cash = costs / 3 * ((4.5 * traits.Cash) - 0.4) * Noise();
        var receivables = odd.SellsOnCredit ? Max(sales, costs) * (1.9 - (1.8 * traits.Collection)) * Noise() : 0;
        var overdue = receivables * (1 - traits.Collection) * draws.Share();
        var inventory = costs * draws.Between(0, 0.4);
        var loans = odd.HasLoan ? Size * 4_000 * Noise() : 0;
        Money("cash_balance", cash);
        Money("receivables_total", receivables);
        Money("receivables_overdue_90", overdue);
        Money("inventory_value", inventory);
        Money("short_term_debts", odd.HasShortDebts ? Max(500, cash + receivables - overdue + inventory) / (0.4 + (2.2 * traits.Liquidity)) : 0);
        Money("loans_outstanding", loans);
        Money("loans_arrears_90", loans * Max(0, 0.45 - (0.65 * traits.Repayment)));
        var capital = Max(10, odd.Members) * 500.0;
        Money("share_capital_subscribed", capital);
        Money("share_capital_paid", capital * Clamp((1.2 * traits.Capital) - 0.03, 0, 1));
    }

    private void Product()
    {
        var output = odd.CountsOutput ? Size * draws.Between(10, 300) : 0;
        put("output_quantity", Round(output, 3), 3);
        put("output_rejected", Floor(1000 * output * 0.45 * Max(0, 0.9 - traits.Quality) * draws.Share()) / 1000, 3);
    }

    private void Project(double grants)
    {
        var proposed = odd.Proposes ? draws.Whole(0, 2) : 0;
        Count("proposals_submitted", proposed);
        Count("proposals_accepted", draws.Chance(traits.Acceptance) ? Min(1, proposed) : 0);
        var due = odd.HasProject ? draws.Whole(0, 3) : 0;
        Count("milestones_due", due);
        Count("milestones_met", Min(due, due * draws.Between(0.6 * traits.Milestones, 1.5 * traits.Milestones)));
        (dueGrants, newGrants) = (dueGrants + newGrants, grants);
        justified = Max(justified, dueGrants * Min(1, draws.Between(0.8, 1.6) * traits.Justification));
        Money("grant_to_justify", dueGrants);
        Money("grant_justified", justified);
        Money("grant_overdue_unjustified", (dueGrants - justified) * (draws.Chance(0.4) ? 0 : draws.Share()));
        var applicable = odd.RecordsApplicable ?? 10;
        Count("records_ok", applicable * Min(1, traits.Order + draws.Between(0, 0.2)));
        if (odd.RecordsApplicable is not null)
        {
            Count("records_applicable", applicable);
        }
    }

    private double Noise() => draws.Between(0.8, 1.2);

    private void Count(string element, double number) => put(element, Floor(number), 0);

    /// <summary>Cut and not rounded, so that a part stays within its whole.</summary>
    private void Money(string element, double amount) => put(element, Floor(amount * 100) / 100, 2);
}
