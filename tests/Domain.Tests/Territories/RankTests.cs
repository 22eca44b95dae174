using EconomieSociale.Cooperatives;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class RankTests
{
    [Fact]
    public void Rank_UnitsOfTheArea_HaveTheirOwnRate()
    {
        var ranked = Rank("P1", Told(Some.Unit("U1"), 3, 12), Told(Some.Unit("U2"), 1, 2), Told(Some.Unit("U3", commune: "C21"), 1, 1));
        Assert.Equal([("U1", 25m), ("U2", 50m)], ranked.OrderBy(r => r.Code));
    }

    [Fact]
    public void Rank_WithoutARate_LeavesTheUnitOut()
    {
        var half = new UnitContributions(Some.Unit("U2"), [Some.Told("Q", "2021Q1", Some.Figures(("members_women", 1)))]);
        Assert.Empty(Rank("P1", Told(Some.Unit("U1"), 0, 0), half));
    }

    [Fact]
    public void Rank_CollectiveEntry_IsNoUnitToName() => Assert.Empty(Rank("P1", Told(Some.Unit("U1", UnitKind.Collective), 1, 2)));

    [Fact]
    public void Rank_UnitThatChangedItsSector_IsListedOnce()
    {
        var unit = new UnitContributions(
            Some.Unit() with { Sector = Some.Always("S1").Set("S2", Some.Day("2021-04-01")) },
            [Quarter("2021Q1", 1000), Quarter("2021Q2", 3000)]);
        Assert.Single(Asked.Rank(Some.Query("2021Q1..2021Q2"), TestPack.Pack.Indicator("margin")!, [unit], "P1", TestPack.Pack));
    }

    private static Contribution Quarter(string period, long sales) => Some.Told("Q", period, Some.Figures(("sales", sales), ("costs", 500)));

    private static IEnumerable<(string Code, decimal Rate)> Rank(string area, params UnitContributions[] units) =>
        Asked.Rank(Some.Query("2021Q1"), TestPack.Pack.Indicator("women_share")!, units, area, TestPack.Pack).Select(r => (r.Slice.Unit.Code, r.Value));

    private static UnitContributions Told(OrganisationUnit unit, long women, long all) =>
        new(unit, [Some.Told("Q", "2021Q1", Some.Figures(("members_women", women), ("members_total", all)))]);
}
