using System.Collections.Immutable;
using EconomieSociale.Exchange;
using EconomieSociale.Indicators;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Programme;

public sealed class ProgrammeGrainOnSqliteTests : ProgrammeGrainTests<SqliteTestStore>;

public sealed class ProgrammeGrainOnPostgreSqlTests : ProgrammeGrainTests<PostgreSqlTestStore>;

public abstract class ProgrammeGrainTests<TStore> : IAsyncLifetime
    where TStore : ITestStore
{
    private static readonly DateTimeOffset Day = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<CatalogueMark> Marks = [new(1, "f1", null)];

    private TestSilo silo = null!;

    public async ValueTask InitializeAsync() => silo = await TestSilo.Start<TStore>();

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Programme_StateSurvivesDeactivation_AndAKnownPackIsNotRecordedTwice()
    {
        var programme = silo.Grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key);
        await programme.Announce(new("pack", 1, "aaaa", Day), Marks);
        await programme.Announce(new("pack", 1, "aaaa", Day.AddDays(1)), Marks);
        await programme.Announce(new("pack", 2, "bbbb", Day.AddDays(2)), Marks);
        await programme.MarkDemonstration(DemonstrationState.Filling);

        await silo.Restart();

        var view = await silo.Grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key).Get();
        Assert.Equal([new("pack", 1, "aaaa", Day), new PackVersion("pack", 2, "bbbb", Day.AddDays(2))], view.Versions);
        Assert.Equal(DemonstrationState.Filling, view.Demonstration);
        Assert.Equal(Marks, view.Catalogues);
    }

    [Fact]
    public async Task Announce_CatalogueThatWouldRewriteThePast_IsRefusedAndNotRecorded()
    {
        var programme = silo.Grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key);
        Assert.Empty(await programme.Announce(new("pack", 1, "aaaa", Day), Marks));

        var changed = await programme.Announce(new("pack", 1, "cccc", Day), [Marks[0] with { Fingerprint = "f2" }]);
        Assert.Equal("catalogue_version_changed", Assert.Single(changed).Code);
        var past = await programme.Announce(new("pack", 1, "dddd", Day), [.. Marks, new(2, "f2", Values.Period.OfQuarter(2020, 1))]);
        Assert.Equal("catalogue_version_in_the_past", Assert.Single(past).Code);

        var view = await programme.Get();
        Assert.Equal("aaaa", Assert.Single(view.Versions).Fingerprint);
        Assert.Equal(Marks, view.Catalogues);
    }

    [Fact]
    public async Task Import_StateSurvivesDeactivation()
    {
        var progress = new ImportProgress("i1", ImportState.Running, true, ["a.csv"], 10, 5, 3, 1, 1, 0, Day, Day, [Values.Reason.Of("file_empty", "f", "x")]);
        await silo.Grains.GetGrain<IImportGrain>("i1").Tell(progress);
        await silo.Grains.GetGrain<IImportListGrain>(IImportListGrain.Key).Add("i1");
        await silo.Grains.GetGrain<IImportListGrain>(IImportListGrain.Key).Add("i2");

        await silo.Restart();

        var held = await silo.Grains.GetGrain<IImportGrain>("i1").Get();
        Assert.Equal(progress with { Files = held!.Files, Faults = held.Faults }, held);
        Assert.Equal(["a.csv"], held.Files);
        Assert.Equal(progress.Faults[0], held.Faults[0]);
        Assert.Equal(["i2", "i1"], await silo.Grains.GetGrain<IImportListGrain>(IImportListGrain.Key).List());
    }
}
