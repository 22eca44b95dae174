using CsCheck;
using EconomieSociale.Alerts;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Alerts;

public class AlertTimelineTests
{
    [Theory]
    [InlineData("5 -1 4", "")]
    [InlineData("5 -1 -2", "2021Q3 warning")]
    [InlineData("5 -25", "2021Q2 critical")]
    [InlineData("-1 -2 1 0 1", "2021Q2 warning")]
    [InlineData("-1 -2 1 2", "2021Q2 warning –2021Q4")]
    [InlineData("-1 -2 -30", "2021Q2 warning critical")]
    [InlineData("-30 -5 -5", "2021Q1 critical warning")]
    [InlineData("-30 -5 -30 -5", "2021Q1 critical")]
    [InlineData("-30 5 -30", "2021Q1 critical –2021Q2, 2021Q3 critical")]
    [InlineData("-30 – 1", "2021Q1 critical")]
    public void Of_ReportRule_RisesAtOnceEasesLateAndClosesOnlyWhereItClears(string margins, string expected) =>
        Assert.Equal(expected, string.Join(", ", AlertPack.Reported(margins).Episodes(AlertPack.Loss).Select(Words)));

    [Fact]
    public void Of_LateReport_OpensOnTheVeryDayAndClosesWithTheReport()
    {
        var late = AlertPack.Reported("5", after: 40).Episodes(AlertPack.Late, Some.Day("2021-06-30"));
        var episode = Assert.Single(late);
        Assert.Equal([("2021-04-16", Severity.Info), ("2021-05-01", Severity.Warning)], episode.Steps.Select(s => ($"{s.Day:yyyy-MM-dd}", s.Severity)));
        Assert.Equal(Some.Day("2021-05-10"), episode.ClosedOn);
    }

    [Fact]
    public void Of_TwoReportsMissing_IsOneAlertThatGrows()
    {
        var episode = Assert.Single(AlertPack.Reported("5").Episodes(AlertPack.Late, Some.Day("2022-03-31")));
        Assert.Equal(
            [("2021-07-16", Severity.Info), ("2021-07-31", Severity.Warning), ("2021-10-31", Severity.Critical)],
            episode.Steps.Select(s => ($"{s.Day:yyyy-MM-dd}", s.Severity)));
        Assert.True(episode.IsOpen);
    }

    [Fact]
    public void Of_OnTheDayBefore_NothingIsOpen()
    {
        Assert.Empty(AlertPack.Reported("5").Episodes(AlertPack.Late, Some.Day("2021-07-15")));
        Assert.Single(AlertPack.Reported("5").Episodes(AlertPack.Late, Some.Day("2021-07-16")));
    }

    [Fact]
    public void Of_DropInAClosedSector_IsNotRaised()
    {
        var drop = new[] { AlertPack.Report(0, (100_000, 0), 10), AlertPack.Report(1, (10_000, 0), 10) };
        Assert.Single(AlertPack.Of([.. drop]).Episodes(AlertPack.Drop));
        Assert.Empty(AlertPack.Of([.. drop], sector: "S2").Episodes(AlertPack.Drop));
    }

    [Fact]
    public void Of_Visit_ClosesAndStartsTheTermAgain()
    {
        var episodes = AlertPack.Reported("5 5 5 5 5 5").Episodes(AlertPack.Visit, AlertPack.Today, Some.Day("2021-05-01"), Some.Day("2022-06-01"));
        Assert.Equal(
            [("2021-07-30", "2022-06-01")],
            episodes.Select(e => ($"{e.OpenedOn:yyyy-MM-dd}", $"{e.ClosedOn:yyyy-MM-dd}")));
    }

    /// <summary>One unit's absurd figure must not take the alerts of its area with it.</summary>
    [Fact]
    public void Of_AResultBeyondADecimal_IsNotKnown()
    {
        var rule = AlertPack.Rule("BIG", AlertBasis.Report, "", "sales * sales * sales > 0", "", "sales * sales * sales <= 0");
        var dossier = AlertPack.Of([AlertPack.Report(0, (900_000_000_000_000, 0), 10)]);
        Assert.Empty(AlertTimeline.Of(dossier, AlertPack.Visited([]), AlertPack.Today, [PackRules.Check(rule, AlertPack.Pack).Rule!]));
    }

    [Fact]
    public void Of_RuleOnValidatedFigures_WaitsForTheSignature()
    {
        var report = AlertPack.Report(0, (100_000, 110_000), 10);
        Assert.Empty(AlertPack.Of([report]).Episodes(AlertPack.Signed));
        Assert.Single(AlertPack.Of([report with { Validated = report.Submitted }]).Episodes(AlertPack.Signed));
    }

    [Fact]
    public void Of_ClosedUnit_HasNothingOpen()
    {
        var unit = AlertPack.Reported("5");
        var gone = new UnitDossier(unit.Contributions with { Unit = unit.Contributions.Unit with { ClosedOn = Some.Day("2021-12-31") } }, AlertPack.Pack);
        Assert.All(AlertTimeline.Of(gone, AlertPack.Visited([]), AlertPack.Today), e => Assert.False(e.IsOpen));
    }

    [Fact]
    public void Of_Step_SaysTheFiguresThatFiredIt() =>
        Assert.Equal([new("margin", -25m)], AlertPack.Reported("5 -25").Episodes(AlertPack.Loss)[0].Steps[0].Figures);

    /// <summary>The days are found by halving: whoever looks on each day in turn sees the same steps on the same days.</summary>
    [Fact]
    public void Of_DayRules_ChangeOnTheDayThatSomebodyWouldSee() =>
        Gen.Select(Gen.Select(Gen.Int[0, 5], Gen.Int[1, 120]).Array[0, 6], Gen.Int[0, 500].Array[0, 3]).Sample(
            (reports, visits) =>
            {
                var dossier = AlertPack.Of([.. reports.DistinctBy(r => r.Item1).Select(r => AlertPack.Report(r.Item1, (100_000, 0), r.Item2))]);
                DateOnly[] days = [.. visits.Select(v => Some.Day("2021-01-01").AddDays(v))];
                foreach (var code in new[] { AlertPack.Late, AlertPack.Visit })
                {
                    var steps = Steps(dossier.Episodes(code, AlertPack.Today, days));
                    for (var day = Some.Day("2021-01-01"); day <= AlertPack.Today; day = day.AddDays(1))
                    {
                        Assert.Equal(steps.Where(s => s.Day <= day), Steps(dossier.Episodes(code, day, days)));
                    }
                }
            },
            iter: 40);

    private static (DateOnly Day, Severity Severity)[] Steps(IEnumerable<AlertEpisode> episodes) =>
        [.. episodes.SelectMany(e => e.Steps.Select(s => (s.Day, s.Severity)).Concat(e.ClosedOn is { } day ? [(day, Severity.None)] : []))];

    private static string Words(AlertEpisode episode) =>
        $"{episode.Period} {string.Join(' ', episode.Steps.Select(s => JsonName.Of(s.Severity)))}{(episode.ClosedOn is { } day ? $" –{Period.Containing(day.AddDays(-10), PeriodKind.Quarter)}" : "")}";
}
