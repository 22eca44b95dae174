using EconomieSociale.Reports;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class ConditionRulesTests
{
    [Fact]
    public void Submit_BrokenHardRule_IsRefusedWithItsFieldAndMessage()
    {
        var desk = new Desk();
        var outcome = desk.Send(Some.Submit("c1", ("members_total", 10), ("members_women", 11)));
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal((OutcomeKind.Refused, "women_within_total", "members_women"), (outcome.Kind, refusal.Code, refusal.Field));
        Assert.Equal(TestPack.Named("women_within_total"), refusal.Label);
        Assert.Empty(desk.Book.Reports);
    }

    [Fact]
    public void Submit_HardRuleJustMet_IsAccepted() =>
        Assert.Equal(OutcomeKind.Accepted, new Desk().Send(Some.Submit("c1", ("members_total", 10), ("members_women", 10))).Kind);

    [Fact]
    public void Submit_HardRuleWithAMissingTerm_IsNotJudged() =>
        Assert.Equal(OutcomeKind.Accepted, new Desk().Send(Some.Submit("c1", ("members_women", 11))).Kind);

    [Fact]
    public void Submit_BrokenSoftRule_IsAcceptedWithAWarningThatStays()
    {
        var desk = new Desk();
        var outcome = desk.Send(Some.Submit("c1", ("members_total", 4)));
        Assert.Equal(OutcomeKind.Accepted, outcome.Kind);
        Assert.Equal("enough_members", Assert.Single(outcome.Warnings).Code);
        Assert.Equal(outcome.Warnings, desk.Report.Latest!.Warnings);
    }

    [Theory]
    [InlineData("2016Q2", 6, true)]
    [InlineData("2016Q3", 6, false)]
    [InlineData("2016Q3", 4, true)]
    public void Judge_DatedParameter_IsReadAtTheEndOfThePeriod(string period, long members, bool broken) =>
        Assert.Equal(broken, Warnings(period, Some.Figures(("members_total", members)), _ => null).Contains("enough_members"));

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public void Judge_Previous_ReadsThePeriodBefore(long members, bool broken) => Assert.Equal(
        broken, Warnings("2021Q1", Some.Figures(("members_total", members)), p =>
            p == Some.Period("2020Q4") ? Some.Figures(("members_total", 10)) : null).Contains("members_doubled"));

    [Theory]
    [InlineData(75_00, false)]
    [InlineData(75_01, true)]
    public void Judge_MedianOfPrevious_ReadsFourPeriodsInNaturalUnits(long sales, bool broken)
    {
        Figures? Earlier(Period p) => $"{p}" switch
        {
            "2020Q4" => Some.Figures(("sales", 10_00)), "2020Q3" => Some.Figures(("sales", 20_00)), "2020Q2" => null, "2020Q1" => Some.Figures(("sales", 15_00)),
            _ => Some.Figures(("sales", 99_999_00)),
        };
        Assert.Equal(broken, Warnings("2021Q1", Some.Figures(("sales", sales)), Earlier).Contains("sales_jump"));
    }

    [Fact]
    public void Judge_LookingBackBeyondTheCalendar_IsMissing() =>
        Assert.Equal(["enough_members"], Warnings("1900Q1", Some.Figures(("members_total", 1), ("sales", 1)), _ => Some.Figures(("members_total", 0), ("sales", 0))));

    [Fact]
    public void Judge_RulesOfAnotherForm_AreNotJudged() =>
        Assert.Empty(ConditionRules.Judge(Some.Figures(("members_total", 1)), TestPack.Annual, Period.OfYear(2021), _ => null, RuleStrength.Soft, TestPack.Pack));

    private static IEnumerable<string> Warnings(string period, Figures figures, Func<Period, Figures?> earlier) =>
        ConditionRules.Judge(figures, TestPack.Quarterly, Some.Period(period), earlier, RuleStrength.Soft, TestPack.Pack).Select(r => r.Code);
}
