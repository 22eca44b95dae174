using EconomieSociale.Associations;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Xunit;

namespace EconomieSociale.Tests.Faults;

/// <summary>What fails between a command and its answer loses nothing and counts nothing twice. One class, so that the faults do not meet.</summary>
public sealed class FaultTests
{
    private static int applyFaults;
    private readonly DiskFault disk = new();

    [Theory]
    [InlineData("cooperative", false)]
    [InlineData("cooperative", true)]
    [InlineData("cooperative-2026", false)]
    [InlineData("cooperative-2026", true)]
    public async Task Submit_WhenTheWriteFails_MemoryIsNotAheadAndARetryCountsOnce(string stateName, bool written)
    {
        await using var silo = await Silo();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));

        disk.Next = (stateName, written);
        await Assert.ThrowsAnyAsync<Exception>(() => unit.Submit(Commands.Report("r1", "2026Q1", 100)));

        Assert.Null(disk.Next);
        Assert.Equal(written && stateName != "cooperative" ? 1 : 0, (await unit.Get())!.Reports.Length);
        var again = await unit.Submit(Commands.Report("r1", "2026Q1", 100));
        Assert.Equal(1, again.Revision);
        Assert.Equal(10_000, await silo.Grains.Sales("2026Q1"));
        Assert.Single((await unit.Report("Q", "2026Q1"))!.Revisions);
    }

    [Fact]
    public async Task Change_WhenTheWriteFails_TheUnitIsAsItWas()
    {
        await using var silo = await Silo();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));

        disk.Next = ("cooperative", false);
        await Assert.ThrowsAnyAsync<Exception>(() => unit.Change(Commands.Move("C1", Commands.Boujdour, new(2026, 1, 1))));

        var view = (await unit.Get())!.Unit;
        Assert.Equal((1, Commands.Laayoune), (view.Version, view.Commune.Current));
    }

    /// <summary>Crash points C3 and C4: the report is durable, its message to the area is lost, the sender was not answered.</summary>
    [Fact]
    public async Task Submit_WhenTheAreaDoesNotHearOfIt_ARetryOfTheSameCommandBringsItThereOnce()
    {
        await using var silo = await Silo();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));
        Assert.Equal(0, await silo.Grains.Sales("2026Q1"));

        applyFaults = 1;
        await Assert.ThrowsAnyAsync<Exception>(() => unit.Submit(Commands.Report("r1", "2026Q1", 100)));
        var again = await unit.Submit(Commands.Report("r1", "2026Q1", 100));
        await unit.Submit(Commands.Report("r1", "2026Q1", 100));

        Assert.Equal((OutcomeKind.Unchanged, 1), (again.Kind, again.Revision));
        Assert.Equal(10_000, await silo.Grains.Sales("2026Q1"));
    }

    [Fact]
    public async Task Submit_AfterAMoveThatTheNewAreaDidNotHearOf_BringsTheWholeHistoryThere()
    {
        await using var silo = await Silo();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1", validFrom: new(2025, 1, 1)));
        await unit.Submit(Commands.Report("r1", "2025Q4", 100));
        Assert.Equal(0, await silo.Grains.Sales("2025Q4", "11.121"));

        applyFaults = 2;
        await Assert.ThrowsAnyAsync<Exception>(() => unit.Change(Commands.Move("C1", Commands.Boujdour, new(2025, 1, 1))));
        await unit.Submit(Commands.Report("r2", "2026Q1", 200));

        Assert.Equal(10_000, await silo.Grains.Sales("2025Q4", "11.121"));
        Assert.Equal(20_000, await silo.Grains.Sales("2026Q1", "11.121"));
        Assert.Equal(0, await silo.Grains.Sales("2025Q4..2026Q1", "11.321"));
    }

    /// <summary>Crash point C3: nobody sends the command again, and the area lives on.</summary>
    [Fact]
    public async Task Submit_WhenTheAreaDoesNotHearOfIt_TheFeedBringsItThereAlone()
    {
        await using var silo = await Silo();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));
        Assert.Equal(0, await silo.Grains.Sales("2026Q1"));
        applyFaults = 1;
        await Assert.ThrowsAnyAsync<Exception>(() => unit.Submit(Commands.Report("r1", "2026Q1", 100)));

        await Eventually.Is(10_000, () => silo.Grains.Sales("2026Q1"), "the feed has repaired the total");
    }

    [Fact]
    public async Task Register_WhenTheAssociationDoesNotHearOfIt_TheFeedBringsItThereAlone()
    {
        await using var silo = await Silo(silo => silo.AddIncomingGrainCallFilter(call =>
            call.InterfaceMethod.DeclaringType == typeof(IAssociationGrain) && call.InterfaceMethod.Name == nameof(IAssociationGrain.Tell)
                ? throw new IOException("the message was lost on purpose")
                : call.Invoke()));
        var association = silo.Grains.GetGrain<IAssociationGrain>("A1");
        Assert.Empty((await association.Get()).Portfolio);
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Grains.GetGrain<ICooperativeGrain>("C1").Change(Commands.Register("C1", association: "A1")));

        await Eventually.Is(1, async () => (await association.Get()).Portfolio.Length, "the feed has repaired the portfolio");
    }

    [Fact]
    public async Task Reconciliation_OfWhatTheFeedRepairs_FindsNoDifference()
    {
        await using var silo = await Silo();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));
        await silo.Grains.Sales("2026Q1");
        applyFaults = 1;
        await Assert.ThrowsAnyAsync<Exception>(() => unit.Submit(Commands.Report("r1", "2026Q1", 100)));

        var result = await silo.Grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of("MA", "2015")).Reconcile();

        Assert.Equal((1, 1, 0), (result.ComparedUnits, result.ComparedPeriods, result.Differences));
    }

    /// <summary>The negative control: without the feed the lost message stays lost, and the comparison says so.</summary>
    [Fact]
    public async Task Reconciliation_WithoutTheFeed_SeesAReportThatTheAreaDidNotHearOf()
    {
        await using var silo = await Silo(silo => silo.Services.AddSingleton<IUnitFeed, DeafFeed>());
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));
        await silo.Grains.Sales("2026Q1");
        applyFaults = 1;
        await Assert.ThrowsAnyAsync<Exception>(() => unit.Submit(Commands.Report("r1", "2026Q1", 100)));

        var territory = silo.Grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of("MA", "2015"));
        var result = await territory.Reconcile();

        Assert.Equal((1, 1, 1), (result.ComparedUnits, result.ComparedPeriods, result.Differences));
        Assert.Equal(1, (await territory.Checked()).Sum(c => c.Last?.Differences ?? 0));
    }

    private Task<TestSilo> Silo(Action<ISiloBuilder>? configure = null) => TestSilo.Start<SqliteTestStore>(configure: silo =>
    {
        configure?.Invoke(silo);
        disk.PutInto(silo);
        silo.AddIncomingGrainCallFilter(call => call.InterfaceMethod.Name == nameof(IAreaGrain.Apply) && applyFaults > 0 && Interlocked.Decrement(ref applyFaults) >= 0
            ? throw new IOException("the message was lost on purpose")
            : call.Invoke());
    });

    /// <summary>Delivers nothing.</summary>
    private sealed class DeafFeed : IUnitFeed
    {
        public TimeSpan Lag => TimeSpan.Zero;

        public Task<UnitSubscription> Subscribe(bool profilesOnly, CancellationToken cancellation) => Task.FromResult(new UnitSubscription(_ => { }));
    }
}
