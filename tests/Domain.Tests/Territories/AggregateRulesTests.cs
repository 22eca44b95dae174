using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class AggregateRulesTests
{
    [Fact]
    public void Total_OverTime_SumsFlowsAndTakesTheLastStock()
    {
        var total = Total(Some.Query("2021"), Told(Some.Unit(), Q("2021Q1", 100, 10), Q("2021Q3", 50, 12), Q("2021Q2", 30, 99)));
        Assert.Equal([new ElementTotal(180, 3, 0), new ElementTotal(12, 1, 0)], total.Elements);
        Assert.Equal((1, 4, 3), (total.Units, total.Expected, total.Reported));
        Assert.Equal(0.75m, total.Coverage);
    }

    [Fact]
    public void Total_OfAQuarter_NeverAddsMonthlyFlashes()
    {
        var unit = Told(Some.Unit(), Q("2021Q1", 100, 10), M("202101", 40), M("202102", 70));
        Assert.Equal((Int128)100, Total(Some.Query("2021Q1"), unit).Elements[0].Sum);
        Assert.Equal((Int128)110, Total(Some.Query("202101..202103"), unit).Elements[0].Sum);
        Assert.Equal((Int128)100, Total(Some.Query("2021"), unit).Elements[0].Sum);
    }

    [Fact]
    public void Total_ZeroMissingAndNotApplicable_AreThreeStates()
    {
        var na = Some.Told("Q", "2021Q1", Figures.From([new("sales", ElementValue.NotApplicable)]));
        var total = Total(Some.Query("2021Q1"), Told(Some.Unit("U1"), Q("2021Q1", 0, 1)), Told(Some.Unit("U2"), na),
            Told(Some.Unit("U3"), Some.Told("Q", "2021Q1", Figures.Empty)));
        Assert.Equal((3, new ElementTotal(0, 1, 0)), (total.Reported, total.Elements[0]));
    }

    [Fact]
    public void Total_CollectiveEntry_IsInTheSumsAndNoUnit()
    {
        var total = Total(Some.Query("2021Q1"), Told(Some.Unit(kind: UnitKind.Collective), Q("2021Q1", 100, 10)));
        Assert.Equal((0, 0, 0, 1), (total.Units, total.Expected, total.Reported, total.Collective));
        Assert.Equal((Int128)100, total.Elements[0].Sum);
    }

    [Fact]
    public void Total_LastReportOfAClosedUnit_IsSummedButNotExpected()
    {
        var total = Total(Some.Query("2021"), Told(Some.Unit(closed: "2021-05-10"), Q("2021Q1", 100, 10), Q("2021Q2", 30, 8)));
        Assert.Equal((0, 1, 1), (total.Units, total.Expected, total.Reported));
        Assert.Equal((Int128)130, total.Elements[0].Sum);
    }

    [Fact]
    public void Total_UnitNotYetFounded_IsNotExpected() => Assert.Equal(2, Total(Some.Query("2021"), Told(Some.Unit(founded: "2021-07-15"))).Expected);

    [Fact]
    public void Total_ValidatedOnly_KeepsTheLastValidatedRevision()
    {
        var unit = Told(Some.Unit("U1"), Some.Told("Q", "2021Q1", Some.Figures(("sales", 999)), 3, validated: Some.Figures(("sales", 100))), Q("2021Q2", 5, 5));
        var total = Total(Some.Query("2021") with { ValidatedOnly = true }, unit);
        Assert.Equal(((Int128)100, 1, 4), (total.Elements[0].Sum, total.Reported, total.Expected));
    }

    [Fact]
    public void Total_MovedUnit_IsCountedInThePlaceOfItsTime()
    {
        var unit = Told(Some.Unit() with { Commune = Some.Always("C11").Set("C21", Some.Day("2021-04-01")) }, Q("2021Q1", 100, 10), Q("2021Q2", 30, 12));
        Assert.Equal(((Int128)100, (Int128)0, 0, 1), Of(Total(Some.Query("2021", "P1"), unit)));
        Assert.Equal(((Int128)30, (Int128)12, 1, 3), Of(Total(Some.Query("2021", "P2"), unit)));
    }

    [Fact]
    public void Total_CommuneUnknownToTheVintage_IsNowhereInIt()
    {
        var unit = Told(Some.Unit(commune: "C33"), Q("2021Q1", 100, 10));
        Assert.Equal(1, Total(Some.Query("2021Q1"), unit).Units);
        Assert.Equal(0, Total(Some.Query("2021Q1", vintage: TestPack.Old), unit).Units);
    }

    [Fact]
    public void Rate_OfATerritory_IsTheRatioOfSumsOverUnitsThatReportBoth()
    {
        var query = Some.Query("2021Q1") with { Indicators = ["women_share"] };
        var rate = Total(query, Told(Some.Unit("U1"), Members(3, 12)), Told(Some.Unit("U2"), Members(8, 8)),
            Told(Some.Unit("U3"), Some.Told("Q", "2021Q1", Some.Figures(("members_total", 100))))).Rates[0];
        Assert.Equal(new RateTotal(11, 20, 2, []), rate);
        Assert.Equal(55, TestPack.Pack.Indicator("women_share")!.Rate(rate.Numerator, rate.Denominator));
    }

    [Theory]
    [InlineData("2021Q1", 0)]
    [InlineData("2021Q2", 1)]
    [InlineData("2021Q1..2021Q2", 1)]
    [InlineData("2021Q3", 0)]
    public void Rate_ThatLooksBack_CountsWhoReportedBoth(string period, int units)
    {
        var growth = TestPack.Rate("growth", 100, "sales - previous(sales)", "previous(sales)");
        var pack = PackRules.Check(TestPack.Draft with { Catalogues = [TestPack.Catalogue(growth)] }).Pack!;
        var answer = Asked.Evaluate(Some.Query(period) with { Indicators = ["growth"] }, [Told(Some.Unit(), Q("2021Q1", 100, 1), Q("2021Q2", 150, 1))], null, pack);
        Assert.Equal(units, answer.Total.Rates[0].Units);
        Assert.Equal(units == 0 || period.Contains('.', StringComparison.Ordinal) ? null : 50m,
            period.Contains('.', StringComparison.Ordinal) ? null : answer.Total.Rates[0].Rate(pack.Indicator("growth")!));
    }

    [Fact]
    public void Rows_BySectorAndSize_AreKeyedInTheOrderAsked()
    {
        var query = Some.Query("2021Q1") with { GroupBy = [Dimensions.Size, Dimensions.Sector] };
        var answer = Asked.Evaluate(query, [Told(Some.Unit("U1"), Q("2021Q1", 1, 9)), Told(Some.Unit("U2", sector: "S2"), Q("2021Q1", 2, 10)), Told(Some.Unit("U3"))],
            null, TestPack.Pack);
        Assert.Equal(["|S1", "medium|S2", "small|S1"], answer.Rows.Select(r => string.Join('|', r.Key)));
    }

    [Fact]
    public void Rows_ByEveryDimension_NameWhereTheUnitBelongs()
    {
        var unit = Some.Unit(kind: UnitKind.Tpe) with { LegalForm = "F2", Association = Some.Always("AS1"), FundingLine = Some.Always("L1") };
        string Key(string dimension) => Asked.Evaluate(Some.Query("2021Q1") with { GroupBy = [dimension] }, [Told(unit)], null, TestPack.Pack).Rows.Single().Key.Single();
        Assert.Equal(["S1", "AS1", "L1", "F2", "tpe", "unknown", "grey", "", "2021Q1", "U1", "R1", "P1", "C11"],
            Dimensions.All.Concat(["region", "province", "commune"]).Select(Key));
    }

    [Fact]
    public void Filter_ThatExcludes_KeepsTheOthers()
    {
        var units = new[] { Told(Some.Unit("U1")), Told(Some.Unit("U2", sector: "S2")), Told(Some.Unit("U3", sector: "S3")) };
        Assert.Equal(2, Total(Some.Query("2021Q1") with { Filters = [new(Dimensions.Sector, ["S1"], true)] }, units).Units);
        Assert.Equal(2, Total(Some.Query("2021Q1") with { Filters = [new(Dimensions.Sector, ["S1", "S2"], false)] }, units).Units);
    }

    private static (Int128 Sales, Int128 Members, long Units, long Expected) Of(Totals t) => (t.Elements[0].Sum, t.Elements[1].Sum, t.Units, t.Expected);

    private static Totals Total(AggregateQuery query, params UnitContributions[] units) => Asked.Evaluate(query, units, null, TestPack.Pack).Total;

    private static UnitContributions Told(OrganisationUnit unit, params Contribution[] reports) => new(unit, [.. reports]);

    private static Contribution Q(string period, long sales, long members) => Some.Told("Q", period, Some.Figures(("sales", sales), ("members_total", members)));

    private static Contribution M(string period, long sales) => Some.Told("M", period, Some.Figures(("sales", sales)));

    private static Contribution Members(long women, long all) => Some.Told("Q", "2021Q1", Some.Figures(("members_women", women), ("members_total", all)));
}
