namespace EconomieSociale.Tests.Paper;

/// <summary>What is wrong with the reports of an invented unit: late, absent, with gaps, with elements that do not apply.</summary>
internal static class PaperFaults
{
    private static readonly string[] NotForTpe =
    [
        "members_total", "members_women", "members_youth", "members_joined", "members_left", "members_active", "payments_to_members",
        "share_capital_subscribed", "share_capital_paid",
    ];

    public static void Apply(PaperUnit unit, PaperTraits traits, PaperDraws draws)
    {
        Receive(unit, traits, draws);
        if (unit.Kind == PaperUnit.Tpe)
        {
            Remove(unit, k => k.Form == "A" || NotForTpe.Contains(k.Element));
        }

        Disapply(unit, draws);
        var untidy = draws.Chance(0.7) ? 0.001 : draws.Chance(0.75) ? 0.006 : 0.06;
        foreach (var key in unit.Values.Keys.ToArray())
        {
            var share = draws.Share();
            if (share < untidy)
            {
                unit.Values.Remove(key);
            }
            else if (share > 0.9993)
            {
                unit.Values[key] = PaperUnit.NotApplicable;
            }
        }

        // Only a meeting approves accounts: a form that says otherwise is refused.
        Remove(unit, k => k.Element == "accounts_approved" && unit.Values.GetValueOrDefault((k.Form, k.Period, "agm_date"), PaperUnit.NotApplicable) == PaperUnit.NotApplicable);
    }

    private static void Receive(PaperUnit unit, PaperTraits traits, PaperDraws draws)
    {
        var first = draws.Chance(0.05) ? draws.Whole(1, 8) : 0;
        var last = draws.Chance(0.03) ? draws.Whole(0, 6) : 7;
        for (var i = 0; i < 8; i++)
        {
            var quarter = PaperGens.Quarters[i];
            var days = draws.Chance(0.15 + traits.Punctuality) ? draws.Pick(1, 7, 14, 15, 15) : draws.Pick(16, 16, 30, 75);
            if (!draws.Chance(0.006) && i >= first && i <= last)
            {
                unit.ReceivedOn[quarter] = PaperCalendar.LastDay(quarter).AddDays(days);
            }
        }

        Remove(unit, k => k.Form == "Q" && !unit.ReceivedOn.ContainsKey(k.Period));
        foreach (var year in PaperGens.Years)
        {
            var isGiven = !draws.Chance(0.06);
            Remove(unit, k => k.Form == "A" && k.Period == year && !isGiven);
        }
    }

    /// <summary>Elements that a unit never asks itself, or not in one quarter.</summary>
    private static void Disapply(PaperUnit unit, PaperDraws draws)
    {
        Disapply(unit, draws.Chance(0.1), "sales_certified");
        Disapply(unit, draws.Chance(0.04), "proposals_submitted", "proposals_accepted");
        Disapply(unit, draws.Chance(0.03), "payments_to_members");
        Disapply(unit, draws.Chance(0.04), "milestones_due", "milestones_met");
        Disapply(unit, draws.Chance(0.02), "grant_to_justify", "grant_justified", "grant_overdue_unjustified");
        Disapply(unit, draws.Chance(0.03), "output_quantity", "output_rejected");
        Disapply(unit, draws.Chance(0.03), "inventory_value");
        Disapply(unit, draws.Chance(0.01), "agm_date", "agm_attendance");
        var authorisation = draws.Share();
        var isCraft = unit.Sector == "handicraft";
        Disapply(unit, authorisation < (isCraft ? 0.4 : 0.04), "authorisation_expiry");
        Remove(unit, k => k.Element == "authorisation_expiry" && authorisation > (isCraft ? 0.5 : 0.94));
    }

    private static void Disapply(PaperUnit unit, bool applies, params string[] elements)
    {
        foreach (var key in unit.Values.Keys.Where(k => applies && elements.Contains(k.Element)).ToArray())
        {
            unit.Values[key] = PaperUnit.NotApplicable;
        }
    }

    private static void Remove(PaperUnit unit, Func<(string Form, string Period, string Element), bool> which)
    {
        foreach (var key in unit.Values.Keys.Where(which).ToArray())
        {
            unit.Values.Remove(key);
        }
    }
}
