using System.Collections.Immutable;
using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class ReportLimitsTests
{
    public static TheoryData<SubmitReport, string, string> WrongCommands => new()
    {
        { Some.Submit("", ("sales", 1)), "bad_command_id", "commandId" },
        { Some.Submit(new('x', SubmitReport.MaxCommandIdLength + 1), ("sales", 1)), "bad_command_id", "commandId" },
        { Some.Submit("c1", ("sales", 1)) with { Comment = new('x', SubmitReport.MaxCommentLength + 1) }, "too_long", "comment" },
        { Some.Submit("c1", ("sales", 1)) with { Period = "2022Q2" }, "period_in_future", "period" },
        { Some.Submit("c1", ("sales", 1)) with { StatementDate = DateOnly.MaxValue }, "not_a_date", "statementDate" },
        { Some.Submit("c1", ("sales", 1)) with { StatementDate = Some.Day("1849-12-31") }, "not_a_date", "statementDate" },
    };

    [Theory]
    [MemberData(nameof(WrongCommands))]
    public void Submit_BeyondALimit_IsRefusedAndStoresNothing(SubmitReport command, string code, string field)
    {
        var desk = new Desk();
        var outcome = desk.Send(command);
        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal((OutcomeKind.Refused, code, field), (outcome.Kind, refusal.Code, refusal.Field));
        Assert.Empty(desk.Book.Reports);
    }

    [Fact]
    public void Submit_AtTheLimits_IsAccepted() => Assert.Equal(
        OutcomeKind.Accepted,
        new Desk().Send(Some.Submit(new('x', SubmitReport.MaxCommandIdLength), ("sales", 1)) with
        {
            Comment = new('x', SubmitReport.MaxCommentLength), Period = "2022Q1", StatementDate = Some.Day("1850-01-01"),
        }).Kind);

    [Fact]
    public void Submit_PeriodThatBeginsToday_IsAccepted() =>
        Assert.Equal(OutcomeKind.Accepted, new Desk { Today = Some.Day("2021-01-01") }.Send(Some.Submit("c1", ("sales", 1))).Kind);

    [Fact]
    public void Submit_PeriodThatBeginsTomorrow_IsRefused() =>
        Assert.Equal("period_in_future", Assert.Single(new Desk { Today = Some.Day("2020-12-31") }.Send(Some.Submit("c1", ("sales", 1))).Refusals).Code);

    [Fact]
    public void Submit_TooManyValues_IsRefused()
    {
        ImmutableArray<KeyValuePair<string, RawValue>> values = [.. Enumerable.Repeat(KeyValuePair.Create("sales", RawValue.Of(1)), SubmitReport.MaxValues + 1)];
        Assert.Contains(new Desk().Send(Some.Submit("c1") with { Values = values }).Refusals, r => r.Code == "too_many_values");
        Assert.DoesNotContain(new Desk().Send(Some.Submit("c1") with { Values = values[1..] }).Refusals, r => r.Code == "too_many_values");
    }

    [Fact]
    public void Submit_Revisions_StopAtTheLimit()
    {
        var desk = new Desk();
        Assert.All(Enumerable.Range(1, Report.MaxRevisions), i => Assert.Equal(OutcomeKind.Accepted, desk.Send(Some.Submit($"c{i}", ("sales", i))).Kind));
        Assert.Equal("too_many_revisions", Assert.Single(desk.Send(Some.Submit("more", ("sales", 0))).Refusals).Code);
    }

    [Fact]
    public void Submit_WrongCommandAndWrongValue_TellsBoth() =>
        Assert.Equal(["period_in_future", "below_minimum"], new Desk().Send(Some.Submit("c1", ("sales", -1)) with { Period = "2022Q2" }).Refusals.Select(r => r.Code));
}
