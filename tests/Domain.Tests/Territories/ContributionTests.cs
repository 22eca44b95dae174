using CsCheck;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class ContributionTests
{
    [Fact]
    public void Of_ReportUnderCorrection_HasBothFigures()
    {
        var desk = new Reports.Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Review(ReviewAction.Validate);
        desk.Send(Some.Submit("c2", ("sales", 2)) with { StatementDate = Some.Day("2021-03-31") });
        var told = Contribution.Of(desk.Report)!;
        Assert.Equal((200L, 100L), (told.Submitted.Amount("sales"), told.Validated!.Amount("sales")));
        Assert.Equal((3, ReportState.Submitted, Some.Day("2021-03-31")), (told.Version, told.State, told.StatementDate));
    }

    [Fact]
    public void Version_EveryRevisionAndReview_RaisesIt()
    {
        var desk = new Reports.Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        var versions = new List<int> { Contribution.Of(desk.Report)!.Version };
        desk.Review(ReviewAction.Validate);
        versions.Add(Contribution.Of(desk.Report)!.Version);
        desk.Send(Some.Submit("c2", ("sales", 2)));
        versions.Add(Contribution.Of(desk.Report)!.Version);
        Assert.Equal([1, 2, 3], versions);
    }

    [Fact]
    public void Of_Books_LeavesOutDrafts()
    {
        var desk = new Reports.Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Send(Some.Submit("d1", ("sales", 1)) with { Period = "2021Q2", Submit = false });
        Assert.Equal("2021Q1", $"{Assert.Single(UnitContributions.Of(Some.Unit(), [desk.Book]).Reports).Period}");
    }

    /// <summary>A unit changes step by step and tells each step; the area hears them shuffled, late and more than once.</summary>
    [Fact]
    public void Apply_NewsInAnyOrderAndAgain_EndsInTheLastState() =>
        Steps.SelectMany(s => Gen.Select(Gen.Const(s), Gen.Shuffle(s.Concat(s).ToArray()))).Sample((steps, delivered) =>
        {
            var last = steps.Aggregate((held, news) => new(news.Unit, [.. held.Reports.Where(h => news.Reports.All(n => !SameReport(h, n))), .. news.Reports]));
            var held = delivered.Aggregate((area, news) => area.Apply(news));
            Assert.Equal(last.Unit, held.Unit);
            Assert.Equal(Sorted(last), Sorted(held));
        });

    private static readonly Gen<UnitContributions[]> Steps =
        from unit in Gens.Units
        from told in Gens.Contributions.Array[0, 2].Array[1, 8]
        select told.Select((reports, i) => new UnitContributions(unit with { Version = (i / 2) + 1, Name = $"Name {i / 2}" },
            [.. reports.DistinctBy(r => (r.DataSet, r.Period)).Select(r => r with { Version = i + 1 })])).ToArray();

    private static bool SameReport(Contribution a, Contribution b) => (a.DataSet, a.Period) == (b.DataSet, b.Period);

    private static Contribution[] Sorted(UnitContributions unit) => [.. unit.Reports.OrderBy(r => r.Period).ThenBy(r => r.DataSet, StringComparer.Ordinal)];
}
