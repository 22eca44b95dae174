using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Tests.Demonstration;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Tests.Cooperatives;

public sealed class ReviewRepeatTests
{
    [Fact]
    public async Task A_review_that_says_what_it_saw_is_made_once()
    {
        await using var silo = await TestSilo.Start<SqliteTestStore>();
        var made = DefaultRegion.Replay.Units.First(u => u.Reports.Length > 0).Made;
        var (unit, report) = (silo.Grains.GetGrain<ICooperativeGrain>(made.Code), made.Rounds[0].Reports[0]);
        await unit.Change(made.Changes[0]);
        var review = new ReportReview(report.DataSet, report.Period, new(ReviewAction.Validate, "reviewer"), new(1, 0));

        var first = await unit.SubmitAndReview([report], [review]);
        var repeat = await unit.SubmitAndReview([report], [review]);

        Assert.Equal([OutcomeKind.Accepted, OutcomeKind.Accepted], first.Select(o => o.Kind));
        Assert.Equal([OutcomeKind.Unchanged, OutcomeKind.Unchanged], repeat.Select(o => o.Kind));
        Assert.Equal(ReportState.Validated1, (await unit.Report(report.DataSet, report.Period))!.State);
    }
}
