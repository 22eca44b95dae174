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
        Report with { DataSet = "M", Period = Some.Period("202101") },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Compare_HeldReportThatDiffers_IsADifference(Contribution held) => Assert.Equal(1, Compare(held, Report));

    [Fact]
    public void Compare_NewerNewsThanTheRow_IsNoDifference() => Assert.Equal(0, Compare(Report with { Version = 3, Submitted = Some.Figures(("sales", 9)) }, Report));

    [Fact]
    public void Compare_OlderUnit_IsADifference() => Assert.Equal(1, Compare(Map(new(Some.Unit(), [])), Map(new(Some.Unit() with { Version = 2 }, []))));

    [Fact]
    public void Compare_UnitThatIsNotHeld_CountsItAndItsReports() => Assert.Equal(2, Compare([], Map(new(Some.Unit(), [Report]))));

    [Fact]
    public void Compare_UnitThatNoRowKnows_IsADifferenceWhileItClaimsAPlaceHere()
    {
        Assert.Equal(1, Compare(Map(new(Some.Unit(), [Report])), []));
        Assert.Equal(0, Compare(Map(new(Some.Unit(commune: "C21"), [Report])), []));
    }

    private static int Compare(Contribution held, Contribution truth) => Compare(Map(new(Some.Unit(), [held])), Map(new(Some.Unit(), [truth])));

    private static int Compare(Dictionary<string, UnitContributions> held, Dictionary<string, UnitContributions> truth) =>
        ReconciliationRules.Compare(held, truth, new HashSet<string> { "C11" });

    private static Dictionary<string, UnitContributions> Map(UnitContributions unit) => new() { [unit.Unit.Code] = unit };
}
