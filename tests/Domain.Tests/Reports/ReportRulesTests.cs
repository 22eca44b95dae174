using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class ReportRulesTests
{
    [Fact]
    public void Submit_FirstReport_IsRevisionOne()
    {
        var desk = new Desk();
        var outcome = desk.Send(Some.Submit("c1", ("sales", 12.5m)) with { Comment = "note", StatementDate = Some.Day("2021-03-31"), Import = "i1" });
        Assert.Equal((OutcomeKind.Accepted, 1, ReportState.Submitted), (outcome.Kind, outcome.Revision, outcome.State));
        var revision = Assert.Single(desk.Report.Revisions);
        Assert.Equal(("author", Some.Now, "note", "i1", Some.Day("2021-03-31")), (revision.Author, revision.At, revision.Reason, revision.Import, revision.StatementDate));
        Assert.Equal(Some.Figures(("sales", 1250)), revision.Figures);
    }

    [Fact]
    public void Submit_Correction_IsANewRevisionAndLosesNothing()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        var outcome = desk.Send(Some.Submit("c2", ("sales", 2)));
        Assert.Equal(2, outcome.Revision);
        Assert.Equal([100L, 200L], desk.Report.Revisions.Select(r => r.Figures.Amount("sales")!.Value));
    }

    [Fact]
    public void Submit_SameCommandAgain_ReturnsTheFirstAnswerAlsoAfterACorrection()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("members_total", 3)));
        desk.Send(Some.Submit("c2", ("members_total", 20)));
        var book = desk.Book;
        var repeat = desk.Send(Some.Submit("c1", ("members_total", 3)));
        Assert.Equal((OutcomeKind.Unchanged, 1, ReportState.Submitted), (repeat.Kind, repeat.Revision, repeat.State));
        Assert.Equal("enough_members", Assert.Single(repeat.Warnings).Code);
        Assert.Same(book, desk.Book);
    }

    [Fact]
    public void Submit_RepeatOfACommandThatChangedNothing_CannotUndoALaterCorrection()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Send(Some.Submit("same", ("sales", 1)));
        desk.Send(Some.Submit("c2", ("sales", 2)));
        Assert.Equal((OutcomeKind.Unchanged, 1), Answer(desk.Send(Some.Submit("same", ("sales", 1)))));
        Assert.Equal(200, desk.Report.Latest!.Figures.Amount("sales"));
    }

    [Fact]
    public void Submit_StaleRevision_IsAConflict()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)) with { ExpectedRevision = 0 });
        var stale = desk.Send(Some.Submit("c2", ("sales", 2)) with { ExpectedRevision = 0 });
        Assert.Equal((OutcomeKind.Conflict, 1), Answer(stale));
        var reason = Assert.Single(stale.Refusals);
        Assert.Equal(("stale_revision", "expectedRevision", "0", "1"), (reason.Code, reason.Field, reason.Args[0], reason.Args[1]));
        Assert.Equal((OutcomeKind.Accepted, 2), Answer(desk.Send(Some.Submit("c3", ("sales", 2)) with { ExpectedRevision = 1 })));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Submit_LockedReport_IsAConflict(bool submit)
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Review(ReviewAction.Lock);
        var outcome = desk.Send(Some.Submit("c2", ("sales", 2)) with { Submit = submit });
        Assert.Equal((OutcomeKind.Conflict, "report_locked", ReportState.Locked), (outcome.Kind, Assert.Single(outcome.Refusals).Code, outcome.State));
    }

    [Fact]
    public void Submit_RepeatOnALockedReport_StillReturnsTheFirstAnswer()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Review(ReviewAction.Lock);
        Assert.Equal((OutcomeKind.Unchanged, 1), Answer(desk.Send(Some.Submit("c1", ("sales", 1)))));
    }

    [Fact]
    public void Submit_SameValues_MakesNoRevision()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Review(ReviewAction.Validate);
        var outcome = desk.Send(Some.Submit("c2", ("sales", 1.00m)));
        Assert.Equal((OutcomeKind.Unchanged, 1, ReportState.Validated1), (outcome.Kind, outcome.Revision, outcome.State));
        Assert.Single(desk.Report.Revisions);
    }

    [Fact]
    public void Submit_SameValuesManyTimes_RemembersALimitedNumberOfCommands()
    {
        var desk = new Desk();
        Assert.All(Enumerable.Range(0, Revision.MaxCommands + 5), i => desk.Send(Some.Submit($"c{i}", ("sales", 1))));
        Assert.Equal(Revision.MaxCommands, desk.Report.Latest!.Commands.Length);
    }

    [Fact]
    public void Submit_AnotherStatementDate_IsANewRevision()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)) with { StatementDate = Some.Day("2021-03-31") });
        Assert.Equal(2, desk.Send(Some.Submit("c2", ("sales", 1)) with { StatementDate = Some.Day("2020-12-31") }).Revision);
    }

    [Fact]
    public void Submit_Replacing_DropsWhatIsNotSaid()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1), ("costs", 2)));
        desk.Send(Some.Submit("c2", ("sales", 3)));
        Assert.Equal(Some.Figures(("sales", 300)), desk.Report.Latest!.Figures);
    }

    [Fact]
    public void Submit_Merging_KeepsWhatIsNotSaid()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1), ("costs", 2)));
        desk.Send(Some.Submit("c2", ("sales", 3)) with { Merge = true });
        Assert.Equal(Some.Figures(("sales", 300), ("costs", 200)), desk.Report.Latest!.Figures);
    }

    [Fact]
    public void Submit_UnitClosedBeforeThePeriod_IsWarned()
    {
        Assert.Equal(["unit_closed_before"], Closed("2021-01-01").Warnings.Select(w => w.Code));
        Assert.Empty(Closed("2021-01-02").Warnings);
    }

    private static ReportOutcome Closed(string day) => new Desk(Some.Unit(closed: day)).Send(Some.Submit("c1", ("sales", 1)));

    private static (OutcomeKind Kind, int Revision) Answer(ReportOutcome outcome) => (outcome.Kind, outcome.Revision);
}
