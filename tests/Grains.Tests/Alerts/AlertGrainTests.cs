using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Faults;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Tests.Alerts;

public sealed class AlertGrainOnSqliteTests : AlertGrainTests<SqliteTestStore>;

public sealed class AlertGrainOnPostgreSqlTests : AlertGrainTests<PostgreSqlTestStore>;

/// <summary>Alerts through the grains: what a unit shows is what its territory lists, at once after each report, and what people did survives everything.</summary>
public abstract class AlertGrainTests<TStore> : IAsyncLifetime
    where TStore : ITestStore
{
    private const string Code = "U1";
    private const string Drop = "A04";

    private readonly DiskFault disk = new();
    private TestSilo silo = null!;

    public async ValueTask InitializeAsync()
    {
        silo = await TestSilo.Start<TStore>(configure: disk.PutInto);
        await Unit.Change(Commands.Register(Code, sector: "agriculture", association: "A1"));
    }

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Alert_IsListedWithTheReportThatRaisesItAndGoneWithTheCorrection()
    {
        await Report("2024Q1", 1_000);
        Assert.DoesNotContain(await Listed(), a => a.Alert.Rule == Drop);
        await Report("2025Q1", 400);

        var listed = Assert.Single(await Listed(), a => a.Alert.Rule == Drop);
        Assert.Equal((Code, "A1", Severity.Critical, AlertState.Open), (listed.Unit, listed.Association, listed.Alert.Severity, listed.Alert.State));
        Assert.Equal([Relation.AssociationAgent, Relation.ProgrammeOfficer], listed.Recipients);

        await Report("2025Q1", 990);
        Assert.DoesNotContain(await Listed(), a => a.Alert.Rule == Drop);
    }

    [Fact]
    public async Task WhatPeopleDid_SurvivesARestartInTheUnitAndItsArea()
    {
        await Report("2024Q1", 1_000);
        await Report("2025Q1", 400);
        var alert = await Own();
        var command = new AlertCommand("c1", AlertAction.Acknowledge, "agent", null, null);
        Assert.True((await Unit.Act(alert.Number, command)).Changed);
        Assert.True((await Unit.Visit(new("v1", new(2025, 5, 2), "agent", "Stock unsold"))).Changed);
        Assert.False((await Unit.Act(alert.Number, command)).Changed);

        await silo.Restart();

        Assert.Equal(AlertState.Acknowledged, (await Own()).State);
        var listed = Assert.Single(await Listed(), a => a.Alert.Rule == Drop);
        Assert.Equal((alert.Number, AlertState.Acknowledged), (listed.Alert.Number, listed.Alert.State));
        Assert.Equal("Stock unsold", Assert.Single((await Unit.Care())!.Visits).Notes);
        Assert.False((await Unit.Visit(new("v1", new(2025, 5, 2), "agent", "Stock unsold"))).Changed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Act_WhoseWriteFails_IsAppliedOnceByItsRepeat(bool written)
    {
        await Report("2024Q1", 1_000);
        await Report("2025Q1", 400);
        var alert = await Own();
        var command = new AlertCommand("c1", AlertAction.Dismiss, "agent", "Seasonal", null);
        disk.Next = ("cooperative-care", written);
        await Assert.ThrowsAnyAsync<IOException>(() => Unit.Act(alert.Number, command));

        await Unit.Act(alert.Number, command);

        var held = (await Unit.Care())!.Alerts.Find(alert.Number)!;
        Assert.Equal((AlertState.Dismissed, 1), (held.State, held.Entries.Count(e => e.Command == "c1")));
        Assert.DoesNotContain(await Listed(), a => a.Alert.Rule == Drop);
    }

    [Fact]
    public async Task Watch_LetsUnitsRecordOnceWhatTheirDataDid()
    {
        await Report("2024Q1", 1_000);
        await Report("2025Q1", 400);
        var area = TestPacks.Default.Territory.AreaOf(TestPacks.Default.Territory.Find(Commands.Laayoune)!).Code;
        var watch = silo.Grains.GetGrain<IAlertWatchGrain>(area);

        Assert.Equal(1, await watch.Look());
        Assert.Equal(0, await watch.Look());

        var opened = (await Own()).OpenedAt;
        await silo.Restart();
        Assert.Equal(opened, (await Own()).OpenedAt);
        Assert.Equal(0, await silo.Grains.GetGrain<IAlertWatchGrain>(area).Look());
    }

    private ICooperativeGrain Unit => silo.Grains.GetGrain<ICooperativeGrain>(Code);

    private async Task Report(string period, decimal sales)
    {
        var outcome = await Unit.Submit(Commands.Report($"{period}-{sales}", period, sales));
        Assert.Equal(OutcomeKind.Accepted, outcome.Kind);
    }

    private async Task<AlertRecord> Own() => (await Unit.Care())!.Alerts.Open.Single(a => a.Rule == Drop);

    private async Task<IEnumerable<UnitAlert>> Listed()
    {
        var pack = TestPacks.Default;
        var now = DateTimeOffset.UtcNow;
        var query = new AlertQuery(pack.Territory.Root.Code, pack.DefaultVintage.Code, pack.DayOf(now), now, "A1", null, null, Severity.None, null);
        return await silo.Grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(query.Territory, query.Vintage)).Alerts(query);
    }
}
