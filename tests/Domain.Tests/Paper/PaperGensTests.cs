using System.Globalization;
using CsCheck;
using Xunit;

namespace EconomieSociale.Tests.Paper;

/// <summary>The invented units are worth testing with: of all colours, with all gates and gaps, and within the hard rules.</summary>
public class PaperGensTests(ITestOutputHelper output)
{
    private static readonly (string Part, string Whole)[] Parts =
    [
        ("members_women", "members_total"), ("members_youth", "members_total"), ("members_active", "members_total"), ("jobs_fte_women", "jobs_fte_total"),
        ("jobs_fte_youth", "jobs_fte_total"), ("sales_largest_buyer", "sales_revenue"), ("sales_certified", "sales_revenue"),
        ("receivables_overdue_90", "receivables_total"), ("loans_arrears_90", "loans_outstanding"), ("share_capital_paid", "share_capital_subscribed"),
        ("output_rejected", "output_quantity"), ("records_ok", "records_applicable"), ("milestones_met", "milestones_due"),
        ("grant_justified", "grant_to_justify"), ("equity_total", "total_assets"), ("board_women", "board_total"),
    ];

    private static readonly string[] MayBeNegative = ["cash_balance", "net_result_annual", "equity_total"];

    private static readonly PaperAssessment[] Assessed = [.. Invented(500).Select(u => PaperScoring.Assess(u, PaperGens.LastQuarter))];

    [Theory]
    [InlineData("green", 0.1)]
    [InlineData("amber", 0.1)]
    [InlineData("red", 0.1)]
    [InlineData("grey", 0.01)]
    public void Units_Of500_AreOfAllColours(string colour, double least) => Assert.InRange(Told(colour, a => a.Status == colour), least, 1);

    [Theory]
    [InlineData("RG1")]
    [InlineData("RG2")]
    [InlineData("RG3")]
    [InlineData("RG4")]
    [InlineData("AG1")]
    [InlineData("AG2")]
    public void Units_Of500_FireAllGates(string gate) => Assert.InRange(Told(gate, a => a.Gates.Contains(gate)), 0.01, 0.6);

    /// <summary>Only punctuality is never missing.</summary>
    [Fact]
    public void Indicators_Of500Units_AreKnownMissingAndNotApplicable() => Assert.All(Assessed[0].Indicators.Keys, code =>
    {
        Assert.True(code == "M7" || Told(code + " missing", a => a.Indicators[code].IsMissing) > 0);
        Assert.True(Told(code + " NA", a => !a.Indicators[code].Applies) > 0);
        Assert.True(Told(code + " floor", a => a.Scores[code] == 0) > 0);
        Assert.True(Told(code + " cap", a => a.Scores[code] == 100) > 0);
    });

    [Fact]
    public void Units_OfAnyKind_KeepTheHardRules() => PaperGens.Units.Sample(
        unit =>
        {
            foreach (var (form, period) in unit.Values.Keys.Select(k => (k.Form, k.Period)).Distinct())
            {
                decimal? At(string element) => Number(unit, form, period, element);
                Assert.All(Parts, p => Assert.False(At(p.Part) > At(p.Whole), p.Part));
                Assert.False(At("grant_overdue_unjustified") > At("grant_to_justify") - At("grant_justified"));
                Assert.False(At("legal_reserve_allocated") + At("education_fund_allocated") > Math.Max(At("net_result_annual") ?? decimal.MaxValue, 0));
                Assert.False(At("records_ok") > 10);
                Assert.False(At("members_left") > Number(unit, form, period[4..] == "" ? period : PaperCalendar.Back(period, 1), "members_total"));
            }

            Assert.All(unit.Values.Where(v => !MayBeNegative.Contains(v.Key.Element)), v => Assert.False(v.Value[0] == '-', v.Key.Element));
            Assert.DoesNotContain(unit.Values.Keys, k => unit.Kind == PaperUnit.Tpe && (k.Form == "A" || k.Element.StartsWith("members_", StringComparison.Ordinal)));
        },
        iter: 300);

    private static IEnumerable<PaperUnit> Invented(int count)
    {
        var random = new PCG(1, 2025);
        for (var i = 0; i < count; i++)
        {
            yield return PaperGens.Units.Generate(random, null, out _);
        }
    }

    private static decimal? Number(PaperUnit unit, string form, string period, string element) =>
        unit.Values.TryGetValue((form, period, element), out var text) && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private double Told(string what, Func<PaperAssessment, bool> which)
    {
        var share = Assessed.Count(which) / (double)Assessed.Length;
        output.WriteLine(FormattableString.Invariant($"{what,-12} {100 * share:F1} %"));
        return share;
    }
}
