using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class ReviewRulesTests
{
    [Theory]
    [InlineData(ReportState.Submitted, ReviewAction.Validate, ReportState.Validated1, OutcomeKind.Accepted)]
    [InlineData(ReportState.Submitted, ReviewAction.Return, ReportState.Returned, OutcomeKind.Accepted)]
    [InlineData(ReportState.Submitted, ReviewAction.Lock, ReportState.Locked, OutcomeKind.Accepted)]
    [InlineData(ReportState.Returned, ReviewAction.Validate, ReportState.Validated1, OutcomeKind.Accepted)]
    [InlineData(ReportState.Returned, ReviewAction.Return, ReportState.Returned, OutcomeKind.Unchanged)]
    [InlineData(ReportState.Returned, ReviewAction.Lock, ReportState.Locked, OutcomeKind.Accepted)]
    [InlineData(ReportState.Validated1, ReviewAction.Validate, ReportState.Validated2, OutcomeKind.Accepted)]
    [InlineData(ReportState.Validated1, ReviewAction.Return, ReportState.Returned, OutcomeKind.Accepted)]
    [InlineData(ReportState.Validated1, ReviewAction.Lock, ReportState.Locked, OutcomeKind.Accepted)]
    [InlineData(ReportState.Validated2, ReviewAction.Validate, ReportState.Validated2, OutcomeKind.Unchanged)]
    [InlineData(ReportState.Validated2, ReviewAction.Return, ReportState.Returned, OutcomeKind.Accepted)]
    [InlineData(ReportState.Validated2, ReviewAction.Lock, ReportState.Locked, OutcomeKind.Accepted)]
    [InlineData(ReportState.Locked, ReviewAction.Validate, ReportState.Locked, OutcomeKind.Conflict)]
    [InlineData(ReportState.Locked, ReviewAction.Return, ReportState.Locked, OutcomeKind.Conflict)]
    [InlineData(ReportState.Locked, ReviewAction.Lock, ReportState.Locked, OutcomeKind.Unchanged)]
    public void Decide_ActionInAState_LeadsTo(ReportState from, ReviewAction action, ReportState to, OutcomeKind kind)
    {
        var report = Some.Report(Some.Figures(("sales", 1)), state: from);
        var (next, outcome) = ReviewRules.Decide(report, new(action, "reviewer", "why"), Some.Now);
        Assert.Equal((kind, to, to), (outcome.Kind, outcome.State, next.State));
        Assert.Equal(kind == OutcomeKind.Accepted ? report.Version + 1 : report.Version, next.Version);
    }

    [Fact]
    public void Decide_Step_SaysWhoWhenAndWhy()
    {
        var (next, _) = ReviewRules.Decide(Some.Report(Some.Figures(("sales", 1))), new(ReviewAction.Return, "agent", "typing error"), Some.Now);
        Assert.Equal(new ReviewStep(ReportState.Returned, "agent", Some.Now, "typing error"), Assert.Single(next.Latest!.Steps));
    }

    [Fact]
    public void Decide_NothingSubmitted_IsAConflict()
    {
        var (next, outcome) = ReviewRules.Decide(new("Q", Some.Period("2021Q1"), [], null), new(ReviewAction.Validate, "agent"), Some.Now);
        Assert.Equal((OutcomeKind.Conflict, "nothing_submitted"), (outcome.Kind, Assert.Single(outcome.Refusals).Code));
        Assert.Null(next.Latest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Decide_ReturnWithoutComment_IsRefused(string? comment) => Expect("required", new(ReviewAction.Return, "agent", comment));

    [Fact]
    public void Decide_CommentTooLong_IsRefused() => Expect("too_long", new(ReviewAction.Validate, "agent", new('x', SubmitReport.MaxCommentLength + 1)));

    [Fact]
    public void Decide_LongestComment_IsAccepted() => Assert.Equal(
        OutcomeKind.Accepted,
        ReviewRules.Decide(Some.Report(Some.Figures(("sales", 1))), new(ReviewAction.Validate, "agent", new('x', SubmitReport.MaxCommentLength)), Some.Now).Outcome.Kind);

    [Fact]
    public void Validated_WhileACorrectionWaits_IsTheRevisionBefore()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Review(ReviewAction.Validate);
        desk.Send(Some.Submit("c2", ("sales", 2)));
        Assert.Equal((1, ReportState.Submitted), (desk.Report.Validated?.Number, desk.Report.State));
    }

    [Fact]
    public void Validated_AfterAReturn_IsNoLongerTheReturnedOne()
    {
        var desk = new Desk();
        desk.Send(Some.Submit("c1", ("sales", 1)));
        desk.Review(ReviewAction.Validate);
        desk.Review(ReviewAction.Return);
        Assert.Null(desk.Report.Validated);
    }

    private static void Expect(string code, ReviewReport command)
    {
        var (next, outcome) = ReviewRules.Decide(Some.Report(Some.Figures(("sales", 1))), command, Some.Now);
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal((OutcomeKind.Refused, code, "comment"), (outcome.Kind, refusal.Code, refusal.Field));
        Assert.Empty(next.Latest!.Steps);
    }
}
