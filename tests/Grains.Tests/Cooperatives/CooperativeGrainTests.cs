using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Cooperatives;

public sealed class CooperativeGrainOnSqliteTests : CooperativeGrainTests<SqliteTestStore>;

public sealed class CooperativeGrainOnPostgreSqlTests : CooperativeGrainTests<PostgreSqlTestStore>;

public abstract class CooperativeGrainTests<TStore> : IAsyncLifetime
    where TStore : ITestStore
{
    private TestSilo silo = null!;

    private ICooperativeGrain Unit => silo.Grains.GetGrain<ICooperativeGrain>("C1");

    public async ValueTask InitializeAsync() => silo = await TestSilo.Start<TStore>();

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task State_SurvivesDeactivation()
    {
        await Unit.Change(Commands.Register("C1", association: "A1"));
        await Unit.Submit(Commands.Report("r1", "2025Q4", 1_480_000.50m));
        await Unit.Submit(Commands.Report("r2", "2026Q1", 99.99m));
        await Unit.Submit(Commands.Report("r3", "2026Q1", 100));
        await Unit.Review("Q", "2026Q1", new(ReviewAction.Validate, "reviewer"));
        var before = (await Unit.Get())!;

        await silo.Restart();

        var after = (await Unit.Get())!;
        Assert.Equal(before.Unit.Version, after.Unit.Version);
        Assert.Equal(before.Unit.Commune, after.Unit.Commune);
        Assert.Equal([2025, 2026], after.Unit.ReportYears);
        var report = after.Reports[0];
        Assert.Equal((2, ReportState.Validated1), (report.Number, report.State));
        Assert.Equal(9_999, report.Revisions[0].Figures.Amount("sales_revenue"));
        Assert.Equal(148_000_050, after.Reports[1].Latest!.Figures.Amount("sales_revenue"));
        Assert.Equal("reviewer", report.Latest!.Steps[0].Author);
    }

    [Fact]
    public async Task Submit_AnAcknowledgedReport_IsInTheNextTotal()
    {
        await Unit.Change(Commands.Register("C1"));
        Assert.Equal(0, await silo.Grains.Sales("2026Q1"));

        await Unit.Submit(Commands.Report("r1", "2026Q1", 100.25m));

        Assert.Equal(10_025, await silo.Grains.Sales("2026Q1"));
        Assert.Equal(10_025, await silo.Grains.Sales("2026Q1", "11.321"));
        Assert.Equal(0, await silo.Grains.Sales("2026Q1", "11.121"));
    }

    [Fact]
    public async Task Submit_ACorrection_ReplacesAndIsNotAdded()
    {
        await Unit.Change(Commands.Register("C1"));
        await Unit.Submit(Commands.Report("r1", "2026Q1", 100));

        var outcome = await Unit.Submit(Commands.Report("r2", "2026Q1", 70));

        Assert.Equal(2, outcome.Revision);
        Assert.Equal(7_000, await silo.Grains.Sales("2026Q1"));
    }

    [Fact]
    public async Task Submit_TheSameCommandAgain_ReturnsTheFirstAnswerAlsoAfterARestart()
    {
        await Unit.Change(Commands.Register("C1"));
        var first = await Unit.Submit(Commands.Report("r1", "2026Q1", 100));
        await Unit.Submit(Commands.Report("r2", "2026Q1", 70));
        await silo.Restart();

        var again = await Unit.Submit(Commands.Report("r1", "2026Q1", 100));

        Assert.Equal((first.Revision, first.State), (again.Revision, again.State));
        Assert.Equal(7_000, await silo.Grains.Sales("2026Q1"));
    }

    [Fact]
    public async Task Submit_TwoEditsOfOneRevisionAtOnce_OneWinsAndTheOtherIsTold()
    {
        await Unit.Change(Commands.Register("C1"));
        await Unit.Submit(Commands.Report("r0", "2026Q1", 1));

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Unit.Submit(Commands.Report($"r{i}", "2026Q1", 100 + i, expected: 1))));

        var winner = Assert.Single(outcomes, o => o.Kind == OutcomeKind.Accepted);
        Assert.Equal(2, winner.Revision);
        Assert.All(outcomes.Except([winner]), o => Assert.Equal("stale_revision", o.Refusals.Single().Code));
        var report = await Unit.Report("Q", "2026Q1");
        Assert.Equal(2, report!.Revisions.Length);
        Assert.Equal(report.Latest!.Figures.Amount("sales_revenue"), await silo.Grains.Sales("2026Q1"));
    }

    [Fact]
    public async Task Change_AMoveBetweenAreas_KeepsHistoryInTheOldPlaceAndTheTotalOfAll()
    {
        await Unit.Change(Commands.Register("C1", Commands.Laayoune));
        await Unit.Submit(Commands.Report("r1", "2025Q4", 100));
        await Unit.Submit(Commands.Report("r2", "2026Q1", 200));

        await Unit.Change(Commands.Move("C1", Commands.Boujdour, new(2026, 1, 1)));
        await Unit.Submit(Commands.Report("r3", "2026Q2", 400));

        Assert.Equal(10_000, await silo.Grains.Sales("2025Q4", "11.321"));
        Assert.Equal(0, await silo.Grains.Sales("2025Q4", "11.121"));
        Assert.Equal(20_000, await silo.Grains.Sales("2026Q1", "11.121"));
        Assert.Equal(0, await silo.Grains.Sales("2026Q1", "11.321"));
        Assert.Equal(70_000, await silo.Grains.Sales("2025Q4..2026Q2"));
        Assert.Equal(1, (await silo.Grains.Total("2025Q4..2026Q2")).Total.Units);
    }

    /// <summary>The area of a mistake must hear that the unit was never there, or it would count it for ever.</summary>
    [Fact]
    public async Task Change_ACorrectedCommune_LeavesNothingInTheWrongPlace()
    {
        await Unit.Change(Commands.Register("C1", Commands.Laayoune, association: "A1", validFrom: new(2025, 1, 1)));
        await Unit.Submit(Commands.Report("r1", "2026Q1", 100));
        Assert.Equal(10_000, await silo.Grains.Sales("2026Q1", "11.321"));

        await Unit.Change(Commands.Move("C1", Commands.Boujdour, new(2024, 1, 1)));
        await Unit.Submit(Commands.Report("r2", "2026Q1", 200));

        Assert.Equal((0, 20_000, 20_000), (await silo.Grains.Sales("2026Q1", "11.321"), await silo.Grains.Sales("2026Q1", "11.121"), await silo.Grains.Sales("2026Q1")));
        Assert.Equal(1, (await silo.Grains.Total("2026Q1")).Total.Units);
    }

    [Fact]
    public async Task SubmitMany_OneRefusal_DoesNotStopTheOthers()
    {
        await Unit.Change(Commands.Register("C1"));

        var outcomes = await Unit.SubmitMany(
        [
            Commands.Report("r1", "2024Q4", 1),
            Commands.Report("r2", "2025Q1", 2, members: 5, women: 6),
            Commands.Report("r3", "2025Q2", 4),
        ]);

        Assert.Equal([OutcomeKind.Accepted, OutcomeKind.Refused, OutcomeKind.Accepted], outcomes.Select(o => o.Kind));
        Assert.Equal(500, await silo.Grains.Sales("2024Q1..2025Q4"));
    }

    [Fact]
    public async Task Rehearse_AnswersAsTheCommandWould_AndStoresNothing()
    {
        var rehearsal = await Unit.Rehearse(Commands.Register("C1"), [Commands.Report("r1", "2026Q1", 100), Commands.Report("r2", "2026Q1", 1, women: 13)]);

        Assert.True(rehearsal.Unit!.Created);
        Assert.Equal([OutcomeKind.Accepted, OutcomeKind.Refused], rehearsal.Reports.Select(r => r.Kind));
        Assert.Null(await Unit.Get());
        Assert.Equal(0, await silo.Grains.Sales("2026Q1"));
    }

    [Fact]
    public async Task Submit_ToAUnitThatNobodyRegistered_IsNotFound()
    {
        var outcome = await silo.Grains.GetGrain<ICooperativeGrain>("nobody").Submit(Commands.Report("r1", "2026Q1", 1));

        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
        Assert.Equal("unknown_unit", outcome.Refusals.Single().Code);
    }

    [Fact]
    public async Task Restart_AllTotalsAreReadFromTheRows()
    {
        for (var i = 0; i < 30; i++)
        {
            var unit = silo.Grains.GetGrain<ICooperativeGrain>($"C{i}");
            await unit.Change(Commands.Register($"C{i}", i % 2 == 0 ? Commands.Laayoune : Commands.Boujdour));
            var outcomes = await unit.SubmitMany([Commands.Report($"a{i}", "2025Q4", i), Commands.Report($"b{i}", "2026Q1", 2 * i)]);
            Assert.All(outcomes, o => Assert.Equal(OutcomeKind.Accepted, o.Kind));
        }

        var before = await silo.Grains.Total("2025Q4..2026Q1", groupBy: ["province", "period"]);
        await silo.Restart();
        var after = await silo.Grains.Total("2025Q4..2026Q1", groupBy: ["province", "period"]);

        Assert.Equal(3 * 435 * 100, (long)after.Total.Elements[0].Sum);
        Assert.Equal(before.Total, after.Total);
        Assert.Equal(before.Rows.Select(r => r.Totals), after.Rows.Select(r => r.Totals));
        Assert.Equal(0, (await silo.Grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of("MA", "2015")).Reconcile()).Differences);
    }
}
