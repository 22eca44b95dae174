using EconomieSociale.Reports;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class DraftTests
{
    private static readonly SubmitReport Draft = Some.Submit("d1", ("sales", 5)) with { Submit = false };

    [Fact]
    public void Draft_Alone_CountsInNoTotal()
    {
        var desk = new Desk();
        var outcome = desk.Send(Draft);
        Assert.Equal((OutcomeKind.Accepted, 0, ReportState.Draft), (outcome.Kind, outcome.Revision, outcome.State));
        Assert.Null(Contribution.Of(desk.Report));
    }

    [Fact]
    public void Draft_OverASubmittedReport_LeavesItStanding()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Send(Draft);
        Assert.Equal(100, Contribution.Of(desk.Report)!.Submitted.Amount("sales"));
        Assert.Equal((1, 1, 500L), (desk.Report.Number, desk.Report.Version, desk.Report.Draft!.Figures.Amount("sales")));
    }

    [Fact]
    public void Draft_SentAgain_ChangesNothing()
    {
        var desk = new Desk();
        desk.Send(Draft);
        var book = desk.Book;
        Assert.Equal(OutcomeKind.Unchanged, desk.Send(Draft).Kind);
        Assert.Same(book, desk.Book);
    }

    [Fact]
    public void Draft_AfterSubmission_IsGone()
    {
        var desk = new Desk();
        desk.Send(Draft);
        Assert.Equal(1, desk.Send(Some.Submit("c1", ("sales", 5))).Revision);
        Assert.Null(desk.Report.Draft);
    }

    [Fact]
    public void Draft_ThatBreaksAHardRule_IsKept() =>
        Assert.Equal(OutcomeKind.Accepted, new Desk().Send(Some.Submit("d1", ("members_total", 1), ("members_women", 2)) with { Submit = false }).Kind);

    [Fact]
    public void Draft_WithAWrongValue_IsRefused() =>
        Assert.Equal("below_minimum", Assert.Single(new Desk().Send(Some.Submit("d1", ("sales", -1)) with { Submit = false }).Refusals).Code);

    [Fact]
    public void Draft_LateRetryOfAnOlderOne_ChangesNothing()
    {
        var desk = new Desk();
        desk.Send(Draft);
        desk.Send(Some.Submit("d2", ("sales", 6)) with { Submit = false });
        desk.Send(Draft);
        Assert.Equal(600, desk.Report.Draft!.Figures.Amount("sales"));
    }
}
