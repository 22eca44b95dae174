using EconomieSociale.Cooperatives;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Faults;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Tests.Hosting;

/// <summary>What an operator watches moves when something happens, and says the truth.</summary>
public sealed class MetersTests : IAsyncLifetime
{
    private TestSilo silo = null!;
    private Measurements measured = null!;

    public async ValueTask InitializeAsync()
    {
        silo = await TestSilo.Start<SqliteTestStore>();
        measured = new(silo.Services);
    }

    public async ValueTask DisposeAsync()
    {
        measured.Dispose();
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task Report_AndItsRepeats_AreCountedByOutcome()
    {
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));
        await unit.Submit(Commands.Report("r1", "2026Q1", 100));
        await unit.Submit(Commands.Report("r2", "2026Q1", 200));
        await unit.Submit(Commands.Report("r2", "2026Q1", 200));
        await unit.Submit(Commands.Report("r3", "2026Q1", 300, expected: 1));
        await unit.Submit(Commands.Report("r4", "2026Q9", 300));
        await silo.Grains.GetGrain<ICooperativeGrain>("NOBODY").Submit(Commands.Report("r5", "2026Q1", 300));

        Assert.Equal(
            (2, 1, 1, 1, 1),
            (Outcomes("accepted"), Outcomes("unchanged"), Outcomes("conflict"), Outcomes("refused"), Outcomes("notFound")));
        Assert.True(measured.Of("es.apply.duration").Length >= 4);
    }

    [Fact]
    public async Task Question_IsMeasuredByItsKind_AndWakesTheAreasOnce()
    {
        await silo.Grains.Total("2026Q1", "11.321");
        await silo.Grains.Total("2026Q1", "11.321", groupBy: "sector");

        Assert.Single(measured.Of("es.query.duration", "kind=total"));
        Assert.Single(measured.Of("es.query.duration", "kind=group"));
        Assert.All(measured.Of("es.area.wake.duration"), took => Assert.InRange(took, 0, 60));
        Assert.Equal(measured.Of("es.area.wake.duration").Length, measured.Gauge("es.area.count"));
        Assert.InRange(measured.Gauge("es.area.count"), 1, 8);
    }

    [Fact]
    public async Task Areas_SayWhatTheyHold_AndTheFeedThatItFollows()
    {
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));
        await unit.Submit(Commands.Report("r1", "2025Q4", 100));
        await unit.Submit(Commands.Report("r2", "2026Q1", 100));
        await silo.Grains.Total("2026Q1", "11.321");

        Assert.Equal((1, 2), (measured.Gauge("es.area.units"), measured.Gauge("es.area.reports")));
        Assert.InRange(measured.Gauge("es.feed.lag"), 0, 30);
        await unit.Submit(Commands.Report("r3", "2026Q1", 300));
        await Eventually.Is(true, () => Task.FromResult(measured.Of("es.feed.rows").Sum() > 0), "the feed has read the row of the report");
    }

    [Fact]
    public async Task Reconciliation_IsMeasured_AndItsDifferencesAreShown()
    {
        await silo.Grains.GetGrain<ICooperativeGrain>("C1").Change(Commands.Register("C1"));
        var checks = await silo.Grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of("11.321", "2015")).Check(again: true);

        Assert.Equal(checks.Length, measured.Of("es.reconciliation.duration").Length);
        Assert.Equal(0, measured.Gauge("es.reconciliation.differences"));
    }

    [Fact]
    public async Task Commits_AreMeasured_WithTheirRows()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => silo.Grains.GetGrain<ICooperativeGrain>($"C{i}").Change(Commands.Register($"C{i}"))));

        Assert.Equal(20, measured.Of("es.commit.rows").Sum());
        Assert.Equal(measured.Of("es.commit.rows").Length, measured.Of("es.commit.duration").Length);
    }

    private double Outcomes(string outcome) => measured.Of("es.reports.acknowledged", $"outcome={outcome}").Sum();
}
