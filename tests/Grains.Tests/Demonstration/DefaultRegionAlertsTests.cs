using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Demonstration;

/// <summary>
/// Alerts that everybody has tell nobody anything: the fictional region, looked at with the rules of the pack, keeps to the domain report's check of fatigue (§5).
/// </summary>
public sealed class DefaultRegionAlertsTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly UnitDossier[] Dossiers = DefaultRegion.Dossiers(Today);

    /// <summary>What the ledger makes late: two milestones of a unit may be late one after the other in one quarter.</summary>
    private static readonly string[] OfMoney = ["A20", "A21", "A22"];

    /// <summary>What opens and closes twice over one quarter's figures flaps. A rule of days may see two happenings in one quarter.</summary>
    [Fact]
    public void A_rule_of_reports_opens_at_most_once_for_a_unit_and_period()
    {
        var episodes = Dossiers.SelectMany(d => AlertTimeline.Of(d, DefaultFund.Facts(d), Today).Select(e => (Unit: d.Contributions.Unit.Code, e.Rule, e.Period))).ToArray();
        Assert.NotEmpty(episodes);
        Assert.Empty(episodes.Where(e => !OfMoney.Contains(e.Rule)).CountBy(e => e).Where(c => c.Value > 1).Select(c => $"{c.Key}: {c.Value}"));
    }

    [Fact]
    public void Few_units_have_an_open_critical_alert()
    {
        var open = Dossiers.Select(d => AlertTimeline.Of(d, DefaultFund.Facts(d), Today).Where(e => e.IsOpen).ToArray()).ToArray();
        foreach (var rule in DefaultRegion.Pack.AlertRules.Where(r => r.Basis != AlertBasis.Fund))
        {
            var ofRule = open.SelectMany(o => o.Where(e => e.Rule == rule.Code)).ToArray();
            var alone = open.Count(o => o.Where(e => e.Severity == Severity.Critical).Select(e => e.Rule).Distinct().ToArray() is [var one] && one == rule.Code);
            output.WriteLine($"{rule.Code} open {ofRule.Length,5} critical {ofRule.Count(e => e.Severity == Severity.Critical),5} alone {alone,5} {rule.Identifier}");
        }

        var critical = open.Count(o => o.Any(e => e.Severity == Severity.Critical)) / (double)open.Length;
        output.WriteLine(FormattableString.Invariant($"units with an open critical alert: {100 * critical:F1} %"));
        Assert.InRange(critical, 0.03, 0.15);

        // Most were visited lately; those that struggle should be visited every month.
        Assert.InRange(open.Count(o => o.Any(e => e.Rule == "A24")) / (double)open.Length, 0.2, 0.6);

        // The money has its alerts too, and few of them.
        Assert.All(OfMoney, rule => Assert.InRange(open.Count(o => o.Any(e => e.Rule == rule)), 5, 30));
    }
}
