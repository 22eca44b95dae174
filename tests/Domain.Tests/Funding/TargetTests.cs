using EconomieSociale.Funding;
using EconomieSociale.Programme;
using Xunit;

namespace EconomieSociale.Tests.Funding;

public class TargetTests
{
    private static readonly Target Women = new(2, "women_share", 2021, null, null, 30, 35, TargetMethod.Cumulative, "");

    [Theory]
    [InlineData(30, 0)]
    [InlineData(34, 0.8)]
    [InlineData(36, 1.2)]
    [InlineData(29, -0.2)]
    public void Attainment_IsThePartOfTheWayFromTheBaseline(decimal actual, decimal part)
    {
        Assert.Equal(part, Women.Attainment(actual));
        Assert.Equal(part, (Women with { Baseline = -30, Value = -35 }).Attainment(-actual)); // less is wanted
        Assert.Null((Women with { Value = 30 }).Attainment(actual));
    }

    [Fact]
    public void Path_IsStraightInTheYearOrSinceTheProgrammeBegan()
    {
        var inYear = Women with { Baseline = 0, Value = 365, Method = TargetMethod.InYear };
        Assert.Equal([0m, 1m, 365m, 365m], new[] { "2020-12-31", "2021-01-01", "2021-12-31", "2022-06-01" }.Select(d => inYear.Path(Some.Day(d), SomeFund.Terms)));
        var since = inYear with { Value = 731, Method = TargetMethod.Cumulative }; // 2020 is a leap year
        Assert.Equal([366m, 731m], new[] { "2020-12-31", "2021-12-31" }.Select(d => since.Path(Some.Day(d), SomeFund.Terms)));
    }

    [Fact]
    public void MeasuredOn_IsTheEndOfItsYearOrTheDayAskedFor()
    {
        Assert.Equal(Some.Day("2021-12-31"), Women.MeasuredOn(Some.Day("2022-06-01")));
        Assert.Equal(Some.Day("2021-06-01"), Women.MeasuredOn(Some.Day("2021-06-01")));
        Assert.Equal(Some.Day("2020-06-01"), Women.MeasuredOn(Some.Day("2020-06-01")));
    }

    public static TheoryData<Target, string> Wrong => new()
    {
        { Women with { Indicator = "nothing" }, "unknown_indicator" },
        { Women with { Territory = "X" }, "unknown_territory" },
        { Women with { Sector = "X" }, "unknown_sector" },
        { Women with { Year = 2030 }, "bad_target_year" },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Pack_WithATargetOfNothing_IsRefused(Target target, string code)
    {
        PackDraft With(params Target[] targets) => TestPack.Draft with { Fund = SomeFund.Terms, Targets = [.. targets] };
        Assert.Empty(PackRules.Check(With(Women, Women with { Sector = "S1" }, Women with { Indicator = "jobs" }, Women with { Indicator = Target.Agreements })).Faults);
        var fault = Assert.Single(PackRules.Check(With(target)).Faults);
        Assert.Equal((Target.File, 2, code), (fault.File, fault.Row, fault.Code));
        Assert.Equal(["duplicate_target", "duplicate_target"], PackRules.Check(With(Women, Women)).Faults.Select(f => f.Code));
    }
}
