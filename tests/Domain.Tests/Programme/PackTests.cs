using EconomieSociale.Programme;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Programme;

public class PackTests
{
    private static readonly Pack Pack = TestPack.Pack;

    [Theory]
    [InlineData("sales", PeriodKind.Month, "M")]
    [InlineData("sales", PeriodKind.Quarter, "Q")]
    [InlineData("sales", PeriodKind.Year, "Q")]
    [InlineData("members_total", PeriodKind.Month, null)]
    [InlineData("assets", PeriodKind.Year, "A")]
    [InlineData("assets", PeriodKind.Quarter, null)]
    public void Source_OfAnElement_IsTheCoarsestFormThatIsFineEnough(string element, PeriodKind asked, string? form) =>
        Assert.Equal(form, Pack.Source(Pack.Element(element)!, asked)?.Code);

    [Theory]
    [InlineData(PeriodKind.Year, "Q")]
    [InlineData(PeriodKind.Quarter, "Q")]
    [InlineData(PeriodKind.Month, "M")]
    public void CoverageSource_OfALength_IsTheMainFormOrAFinerOne(PeriodKind asked, string form) => Assert.Equal(form, Pack.CoverageSource(asked)?.Code);

    [Fact]
    public void CoverageSource_FinerThanEveryForm_IsNone()
    {
        var yearly = PackRules.Check(TestPack.Draft with
        {
            DataSets = [.. TestPack.Draft.DataSets.Where(d => d.Code == "A").Select(d => d with { IsMain = true })],
            Elements = [.. TestPack.Draft.Elements.Where(e => e.DataSets is ["A"])],
            Rules = [], Catalogues = [], Sizes = SizeScale.None,
        }).Pack!;
        Assert.Null(yearly.CoverageSource(PeriodKind.Quarter));
    }

    [Fact]
    public void Names_OfNobody_AreNull()
    {
        Assert.Null(Pack.Element("nothing"));
        Assert.Null(Pack.DataSet("nothing"));
        Assert.Null(Pack.Indicator("nothing"));
        Assert.Null(Pack.Parameter("nothing", Some.Today));
        Assert.Empty(Pack.List("nothing").Items);
        Assert.Equal((0, 2), (Pack.DecimalsOf("nothing"), Pack.DecimalsOf("sales")));
    }

    [Theory]
    [InlineData("2016-06-30", 7)]
    [InlineData("2016-07-01", 5)]
    public void Parameter_OnADay_IsTheValueInForce(string day, int value) => Assert.Equal(value, Pack.Parameter("min_members", Some.Day(day)));

    [Fact]
    public void Parameter_BeforeItsFirstDate_IsUnknown()
    {
        var parameter = new Parameter("p", [(Some.Day("2020-01-01"), 2), (Some.Day("2010-01-01"), 1)]);
        Assert.Equal((null, 1m, 2m), (parameter.On(Some.Day("2009-12-31")), parameter.On(Some.Day("2019-12-31")), parameter.On(Some.Day("2020-01-01"))));
    }

    [Theory]
    [InlineData(0, "small")]
    [InlineData(9, "small")]
    [InlineData(10, "medium")]
    [InlineData(50, "large")]
    public void Classify_Members_FallsUnderTheFirstBoundAbove(long members, string size) =>
        Assert.Equal(size, Pack.Sizes.Classify(Some.Figures(("members_total", members), ("jobs", 1)), Pack.DecimalsOf));

    [Fact]
    public void Classify_WithoutTheFirstElement_TakesTheNextInNaturalUnits()
    {
        Assert.Equal("small", Pack.Sizes.Classify(Some.Figures(("jobs", 99)), Pack.DecimalsOf));
        Assert.Equal("medium", Pack.Sizes.Classify(Some.Figures(("jobs", 100)), Pack.DecimalsOf));
        Assert.Null(Pack.Sizes.Classify(Some.Figures(("sales", 1)), Pack.DecimalsOf));
    }
}
