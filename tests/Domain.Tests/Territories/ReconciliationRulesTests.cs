using EconomieSociale.Reports;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class ReconciliationRulesTests
{
    private static readonly Contribution Report = Some.Told("Q", "2021Q1", Some.Figures(("sales", 1)), 2, Some.Figures(("sales", 1)), "2021-03-31");

    [Fact]
    public void Compare_Equal_FindsNothing() => Assert.Equal(0, Compare(Report, Report));

    public static TheoryData<Contribution> Wrong => new()
    {
        Report with { Version = 1 },
        Report with { Submitted = Some.Figures(("sales", 2)) },
        Report with { Validated = null },
        Report with { Validated = Some.Figures(("sales", 2)) },
        Report with { StatementDate = null },
        Report with { State = ReportState.Returned },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Compare_HeldReportThatDiffers_IsADifference(Contribution held) => Assert.Equal(1, Compare(held, Report));

    [Fact]
    public void Compare_NewerNewsThanTheRow_IsNoDifference() => Assert.Equal(0, Compare(Report with { Version = 3, Submitted = Some.Figures(("sales", 9)) }, Report));

    [Fact]
    public void Compare_ReportThatOnlyOneSideHas_IsADifference()
    {
        Assert.Equal(1, ReconciliationRules.Compare(new(Some.Unit(), []), new(Some.Unit(), [Report])));
        Assert.Equal(1, ReconciliationRules.Compare(new(Some.Unit(), [Report]), new(Some.Unit(), [])));
    }

    [Fact]
    public void Compare_OlderUnit_IsADifference() => Assert.Equal(1, ReconciliationRules.Compare(new(Some.Unit(), []), new(Some.Unit() with { Version = 2 }, [])));

    [Fact]
    public void Compare_UnitThatIsNotHeld_CountsItAndItsReports() => Assert.Equal(2, ReconciliationRules.Compare(null, new(Some.Unit(), [Report])));

    [Theory]
    [InlineData("C11", true)]
    [InlineData("C21", false)]
    public void IsPhantom_UnitThatNoRowKnows_WhileItClaimsAPlaceHere(string commune, bool phantom) =>
        Assert.Equal(phantom, ReconciliationRules.IsPhantom(Some.Unit(commune: commune), new HashSet<string> { "C11" }));

    private static int Compare(Contribution held, Contribution truth) => ReconciliationRules.Compare(new UnitContributions(Some.Unit(), [held]), new(Some.Unit(), [truth]));
}
