using EconomieSociale.Cooperatives;
using EconomieSociale.Demonstration;
using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Demonstration;

public sealed class DemonstrationRegionTests
{
    private static readonly DemonstrationRegion Region = new(SmallWorld.Plan, SmallWorld.Pack);

    [Fact]
    public void The_plan_has_no_fault() => Assert.Empty(PlanRules.Check(SmallWorld.Plan, SmallWorld.Pack));

    [Fact]
    public void The_same_seed_gives_the_same_commands() =>
        Assert.Equal(Region.Units.Select(Shown), new DemonstrationRegion(SmallWorld.Plan, SmallWorld.Pack).Units.Select(Shown));

    [Fact]
    public void Units_can_be_made_in_any_order()
    {
        var backwards = Enumerable.Range(0, Region.UnitCount).Reverse().Select(Region.Unit).Reverse();
        Assert.Equal(Region.Units.Select(Shown), backwards.Select(Shown));
    }

    [Fact]
    public void Another_seed_gives_another_region() =>
        Assert.NotEqual(Region.Units.Select(Shown), new DemonstrationRegion(SmallWorld.Plan with { Seed = 8 }, SmallWorld.Pack).Units.Select(Shown));

    /// <summary>These figures are those of every machine. If they change, every demonstration changes: then change them here on purpose.</summary>
    [Fact]
    public void The_figures_are_the_same_on_every_machine() => Assert.Equal(PinnedFigures, Shown(Region.Unit(0)).Split('\n').Skip(2).Take(3));

    [Fact]
    public void Every_command_has_an_id_of_its_own()
    {
        var ids = Region.Units.SelectMany(u => u.Rounds).SelectMany(r => r.Reports).Select(r => r.CommandId).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Contains("demo-C0001-Q-2025Q2-1", ids);
    }

    [Fact]
    public void Only_the_periods_of_the_plan_are_reported_though_earlier_ones_were_computed()
    {
        var unit = Region.Units.First(u => u.Behaviours["event"] == "steady");
        Assert.Equal(["2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2"], First(unit, "Q").Select(r => r.Period));
        Assert.Equal(["2024"], First(unit, "A").Select(r => r.Period));
        Assert.Equal(["202504", "202505", "202506"], First(unit, "M").Select(r => r.Period));
    }

    [Fact]
    public void A_year_adds_flows_and_takes_the_last_stock_and_a_month_shares_its_quarter()
    {
        foreach (var unit in Region.Units.Where(u => u.Behaviours["event"] == "steady"))
        {
            var right = unit.Rounds.SelectMany(r => r.Reports).GroupBy(r => (r.DataSet, r.Period)).ToDictionary(g => g.Key, g => g.Last());
            var slipped = unit.Rounds.Length > 1 || unit.Rounds[0].Reviews.Any(r => r.Command.Action == ReviewAction.Return);
            if (!slipped)
            {
                var quarters = new[] { "2024Q1", "2024Q2", "2024Q3", "2024Q4" }.Select(p => right[("Q", p)]).ToArray();
                Assert.Equal(quarters.Sum(q => Value(q, "sales")), Value(right[("A", "2024")], "year_sales"));
                Assert.Equal(Value(quarters[3], "people"), Value(right[("A", "2024")], "year_people"));
                Assert.Equal(Math.Round(Value(right[("Q", "2025Q2")], "sales") / 3, 2), Value(right[("M", "202505")], "sales"));
            }

            Assert.Equal(0, Value(First(unit, "Q").First(r => r.Period == "2025Q1"), "sales") - (IsWrong(unit, "2025Q1") ? 1 : 0));
        }
    }

    [Fact]
    public void A_merged_unit_closes_and_the_next_takes_over_its_people()
    {
        var units = Region.Units.ToArray();
        var merged = Enumerable.Range(0, units.Length).Where(i => units[i].Behaviours["event"] == "merged").ToArray();
        Assert.NotEmpty(merged);
        foreach (var (gone, heir) in merged.Select(i => (units[i], units[i + 1])))
        {
            Assert.Equal("heir", heir.Behaviours["event"]);
            Assert.Equal("2024-10-01", gone.Changes[^1].Set[UnitField.ClosedOn]);
            Assert.Equal("2024Q3", First(gone, "Q").Last().Period);
            Assert.Equal(gone.Changes[0].Set[UnitField.Commune], heir.Changes[0].Set[UnitField.Commune]);
            decimal People(DemonstrationUnit unit, string period) => Value(First(unit, "Q").First(r => r.Period == period), "people");
            Assert.Equal(People(heir, "2024Q3") + People(gone, "2024Q3"), People(heir, "2024Q4"));
        }
    }

    [Fact]
    public void A_mistake_is_sent_back_and_corrected_in_the_second_round()
    {
        var unit = Region.Units.First(u => u.Rounds.Length > 1);
        var correction = unit.Rounds[1].Reports[0];
        var wrong = unit.Rounds[0].Reports.First(r => r.DataSet == correction.DataSet && r.Period == correction.Period);
        Assert.Equal(Value(correction, "sales") + 1, Value(wrong, "sales"));
        Assert.Equal("sorry", correction.Comment);
        Assert.EndsWith("-2", correction.CommandId, StringComparison.Ordinal);
        Assert.Contains(unit.Rounds[0].Reviews, r => r.Period == wrong.Period && r.Command.Action == ReviewAction.Return && r.Revision == 1);
        Assert.All(unit.Rounds[1].Reviews, r => Assert.Equal(2, r.Revision));
    }

    private static readonly string[] PinnedFigures =
    [
        "demo-C0001-Q-2024Q2-1: people=6 sales=698.21",
        "demo-C0001-Q-2024Q3-1: people=6 sales=647.53",
        "demo-C0001-Q-2024Q4-1: people=6 sales=1238.85",
    ];

    private static IEnumerable<SubmitReport> First(DemonstrationUnit unit, string set) => unit.Rounds[0].Reports.Where(r => r.DataSet == set);

    private static bool IsWrong(DemonstrationUnit unit, string period) =>
        unit.Rounds.SelectMany(r => r.Reviews).Any(r => r.Period == period && r.Command.Action == ReviewAction.Return);

    private static decimal Value(SubmitReport report, string element) => report.Values.First(v => v.Key == element).Value.Number;

    private static string Shown(DemonstrationUnit unit) => string.Join('\n',
        unit.Changes.Select(c => string.Join(',', c.Set.OrderBy(f => f.Key).Select(f => $"{f.Key}={f.Value}")))
            .Concat(unit.Rounds.SelectMany(r => r.Reports.Select(q => $"{q.CommandId}: {string.Join(' ', q.Values.Select(v => $"{v.Key}={v.Value.Text}"))}")
                .Concat(r.Reviews.Select(v => v.ToString())))));
}
