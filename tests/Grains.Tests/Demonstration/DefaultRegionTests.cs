using EconomieSociale.Cooperatives;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Demonstration;

/// <summary>The fictional region of the default pack keeps every rule and has the margins of the real one (domain report §1.2).</summary>
public sealed class DefaultRegionTests
{
    private static readonly Period Last = DefaultRegion.Plan.LastPeriod;

    private static readonly ReplayedUnit[] Units = [.. DefaultRegion.Replay.Units];

    private static readonly ReplayedUnit[] Cooperatives = [.. Units.Where(u => u.Unit.Kind == UnitKind.Cooperative)];

    private static readonly ReplayedUnit[] Living = [.. Cooperatives.Where(u => u.Unit.ExistsOn(Last.LastDay))];

    [Fact]
    public void No_command_is_refused() => Assert.Empty(DefaultRegion.Replay.Refusals);

    [Fact]
    public void Some_reports_break_soft_rules_and_most_do_not() =>
        Assert.InRange(DefaultRegion.Replay.Warnings, 500, Units.Sum(u => u.Reports.Length) / 10);

    [Fact]
    public void There_are_about_two_thousand_units_and_thirty_associations()
    {
        Assert.InRange(Units.Length, 1_900, 2_100);
        Assert.InRange(Living.Length, 1_600, 2_000);
        Assert.InRange(Units.Count(u => u.Unit.Kind == UnitKind.Tpe), 100, 300);
        Assert.Equal(3, Units.Count(u => u.Unit.Kind == UnitKind.Collective));
        Assert.Equal(30, DefaultRegion.Plan.Associations.Length);
        Assert.All(DefaultRegion.Plan.Associations, a => Assert.Contains(Units, u => u.Unit.Association.Current == a.Code));
        Assert.InRange(Share(Units, u => u.Unit.Association.Current is not null), 0.86, 0.96);
        Assert.All(DefaultRegion.Plan.Communes, c => Assert.Contains(Units, u => u.Unit.Commune.Current == c.Code));
    }

    [Fact]
    public void Cooperatives_have_six_members_more_than_half_of_them_women()
    {
        var reported = Living.Select(u => u.Last(Last)).OfType<Reports.Figures>().ToArray();
        var members = reported.Sum(f => f.Amount("members_total") ?? 0);
        Assert.InRange((double)members / reported.Length, 5.75, 6.75);
        Assert.InRange((double)reported.Sum(f => f.Amount("members_women") ?? 0) / members, 0.51, 0.57);
        Assert.InRange(Share(Living, u => Behaviour(u, "women") == "women"), 0.16, 0.24);
    }

    [Fact]
    public void Two_thirds_work_in_agriculture_and_handicraft() =>
        Assert.InRange(Share(Cooperatives, u => u.Unit.Sector.Current is "agriculture" or "handicraft"), 0.64, 0.72);

    [Fact]
    public void A_part_has_no_activity() =>
        Assert.InRange(Share(Living, u => u.Sum("sales_revenue", Last.Plus(-3), Last, DefaultRegion.Pack) == 0), 0.15, 0.40);

    [Fact]
    public void Fishing_rests_when_the_octopus_season_is_closed()
    {
        var fishing = Units.Where(u => u.Unit.Sector.Current == "fishing").ToArray();
        var open = fishing.Sum(u => u.Sum("sales_revenue", Period.Parse("2025Q1"), Period.Parse("2025Q1"), DefaultRegion.Pack));
        var closed = fishing.Sum(u => u.Sum("sales_revenue", Period.Parse("2025Q4"), Period.Parse("2025Q4"), DefaultRegion.Pack));
        Assert.True(closed < open / 2, $"{closed} of {open}");
    }

    [Fact]
    public void Every_behaviour_occurs() =>
        Assert.All(DefaultRegion.Plan.Characters, c => Assert.All(c.Options, o => Assert.InRange(Units.Count(u => Behaviour(u, c.Name) == o.Code), 10, Units.Length)));

    [Fact]
    public void Moves_closures_late_and_corrected_and_returned_reports_occur()
    {
        Assert.Contains(Units, u => u.Unit.Commune.Entries.Length > 1);
        Assert.Contains(Units, u => u.Unit.Association.Entries.Length > 1);
        Assert.Contains(Units, u => u.Unit.ClosedOn is not null);
        Assert.InRange(Share(Living, u => u.Reports.All(r => r.Period != Last)), 0.10, 0.35);
        Assert.Contains(Units, u => u.Reports.Any(r => r.Revisions.Length > 1));
        Assert.Contains(Units, u => u.Reports.Any(r => r.State == Reports.ReportState.Returned));
        Assert.Contains(Units, u => u.Reports.Any(r => r.State == Reports.ReportState.Validated1));
        Assert.Contains(Units, u => u.Reports.Any(r => r.State == Reports.ReportState.Validated2));
        Assert.InRange(Share(Units, u => u.Reports.Any(r => r.Period.Kind == PeriodKind.Month)), 0.01, 0.10);
    }

    [Fact]
    public void A_merged_cooperative_hands_its_members_to_the_next()
    {
        var merged = Enumerable.Range(0, Units.Length).Where(i => Behaviour(Units[i], "event") == "merged").ToArray();
        Assert.NotEmpty(merged);
        Assert.All(merged, i =>
        {
            var (gone, heir) = (Units[i], Units[i + 1]);
            var quarter = Period.Containing(gone.Unit.ClosedOn!.Value, Last.Kind);
            Assert.Equal(gone.Unit.Commune.Entries[0].Code, heir.Unit.Commune.Entries[0].Code);
            Assert.Equal(gone.Unit.Sector.Current, heir.Unit.Sector.Current);
            var taken = heir.Reports.FirstOrDefault(r => r.Period == quarter)?.Latest!.Figures.Amount("members_joined");
            var left = gone.Reports.FirstOrDefault(r => r.Period == quarter.Plus(-1))?.Revisions[^1].Figures.Amount("members_total");
            Assert.True(taken is null || left is null || taken >= left - 1, $"{gone.Unit.Code}: {taken} of {left}");
        });
    }

    [Fact]
    public void Every_name_says_that_it_is_fictional()
    {
        Assert.All(Units, u => Assert.EndsWith("(fictif)", u.Unit.Name, StringComparison.Ordinal));
        Assert.All(Units, u => Assert.EndsWith("(وهمية)", u.Unit.NameAr, StringComparison.Ordinal));
        Assert.All(DefaultRegion.Plan.Associations, a => Assert.EndsWith("(fictif)", a.Name.Fr, StringComparison.Ordinal));
    }

    private static string Behaviour(ReplayedUnit unit, string side) => unit.Made.Behaviours[side];

    private static double Share(ReplayedUnit[] units, Func<ReplayedUnit, bool> which) => (double)units.Count(which) / units.Length;
}
