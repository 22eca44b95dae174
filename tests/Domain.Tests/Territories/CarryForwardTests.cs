using EconomieSociale.Programme;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class CarryForwardTests
{
    private static readonly Pack AnnualFirst = PackRules.Check(TestPack.Draft with { DataSets = [.. TestPack.Draft.DataSets
        .Select(d => d with { IsMain = d.Code == "A" })] }).Pack!;

    [Theory]
    [InlineData("2020-06-30", false)]
    [InlineData("2020-06-29", true)]
    [InlineData(null, false)]
    public void IsCarried_StatementThatEnded18MonthsBefore_IsTheLastOneThatCounts(string? statement, bool carried)
    {
        var report = Annual("2021", statement);
        Assert.Equal(carried, CarryForward.IsCarried(report, [report], TestPack.Annual));
    }

    [Fact]
    public void IsCarried_FormWithoutLimit_NeverAges()
    {
        var report = Some.Told("Q", "2021Q1", Some.Figures(("sales", 1)), statement: "1999-12-31");
        Assert.False(CarryForward.IsCarried(report, [report], TestPack.Quarterly));
    }

    [Fact]
    public void IsCarried_StatementOfAnEarlierPeriod_IsARepeatHoweverTheyArrive()
    {
        var first = Annual("2020", "2020-12-31");
        var second = Annual("2021", "2020-12-31");
        foreach (var order in new[] { new[] { first, second }, [second, first] })
        {
            Assert.False(CarryForward.IsCarried(first, [.. order], TestPack.Annual));
            Assert.True(CarryForward.IsCarried(second, [.. order], TestPack.Annual));
        }
    }

    [Fact]
    public void IsCarried_SameStatementInAnotherForm_IsNoRepeat()
    {
        var report = Annual("2021", "2021-03-31");
        Assert.False(CarryForward.IsCarried(report, [report, Some.Told("Q", "2020Q4", Some.Figures(), statement: "2021-03-31")], TestPack.Annual));
    }

    [Fact]
    public void Total_CarriedReport_IsSummedButNotReceived()
    {
        var unit = new UnitContributions(Some.Unit(), [Annual("2020", "2020-12-31"), Annual("2021", "2020-12-31")]);
        var total = Asked.Evaluate(Some.Query("2020..2021") with { Elements = ["net_result"] }, [unit], null, AnnualFirst).Total;
        Assert.Equal((2, 1, 1), (total.Expected, total.Reported, total.CarriedForward));
        Assert.Equal(new ElementTotal(20, 1, 1), total.Elements[0]);
    }

    [Fact]
    public void Total_ValidatedOnly_UsesTheStatementDateOfTheValidatedRevision()
    {
        var desk = new Reports.Desk();
        desk.Send(Some.Submit("c1", ("net_result", 1)) with { DataSet = "A", Period = "2021", StatementDate = Some.Day("2021-12-31") });
        desk.Review(EconomieSociale.Reports.ReviewAction.Validate);
        desk.Send(Some.Submit("c2", ("net_result", 1)) with { DataSet = "A", Period = "2021", StatementDate = Some.Day("2015-12-31") });
        var unit = UnitContributions.Of(Some.Unit(), [desk.Book]);
        Assert.Equal(1, Asked.Evaluate(Some.Query("2021") with { ValidatedOnly = true }, [unit], null, AnnualFirst).Total.Reported);
    }

    private static Contribution Annual(string period, string? statement) => Some.Told("A", period, Some.Figures(("net_result", 10)), statement: statement);
}
