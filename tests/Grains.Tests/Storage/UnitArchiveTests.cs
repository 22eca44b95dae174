using EconomieSociale.Cooperatives;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Storage;

public sealed class UnitArchiveOnSqliteTests : UnitArchiveTests<SqliteTestStore>;

public sealed class UnitArchiveOnPostgreSqlTests : UnitArchiveTests<PostgreSqlTestStore>;

/// <summary>Units are found where they lie, lay, and were once said to lie, with the versions of their rows.</summary>
public abstract class UnitArchiveTests<TStore>
    where TStore : ITestStore
{
    [Fact]
    public async Task InCommunes_UnitThatACorrectionTookAway_IsStillFoundInItsOldPlace()
    {
        await using var silo = await TestSilo.Start<TStore>();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));
        await unit.Change(Commands.Move("C1", Commands.Boujdour, new(1900, 1, 1)));
        await unit.Submit(Commands.Report("r1", "2026Q1", 100));
        await silo.Grains.GetGrain<ICooperativeGrain>("C2").Change(Commands.Register("C2"));

        Assert.Equal(["C1", "C2"], (await Found(silo, Commands.Laayoune)).Select(u => u.Contributions.Unit.Code).Order());
        var told = Assert.Single(await Found(silo, Commands.Boujdour));
        Assert.True(told.IsWhole);
        Assert.Equal([RowStamp.Profile, 2026], told.Rows.Select(r => r.Year).Order());
        Assert.All(told.Rows, r => Assert.True(r.Version > 0));
    }

    [Fact]
    public async Task InCommunes_CommunesInAnOrder_GiveTheirUnitsInIt()
    {
        await using var silo = await TestSilo.Start<TStore>();
        await silo.Grains.GetGrain<ICooperativeGrain>("C1").Change(Commands.Register("C1"));
        var moved = silo.Grains.GetGrain<ICooperativeGrain>("C2");
        await moved.Change(Commands.Register("C2"));
        await moved.Change(Commands.Move("C2", Commands.Boujdour, new(1900, 1, 1)));

        Assert.Equal(["C1", "C2"], (await Found(silo, Commands.Laayoune, Commands.Boujdour)).Select(u => u.Contributions.Unit.Code));
        Assert.Equal(["C2", "C1"], (await Found(silo, Commands.Boujdour, Commands.Laayoune)).Select(u => u.Contributions.Unit.Code));
    }

    [Fact]
    public async Task Read_NamedUnits_LeavesOutWhatDoesNotExist()
    {
        await using var silo = await TestSilo.Start<TStore>();
        await silo.Grains.GetGrain<ICooperativeGrain>("C1").Change(Commands.Register("C1"));
        var read = new List<UnitNews>();
        await foreach (var unit in silo.Archive.Read(["C1", "C2"], CancellationToken.None))
        {
            read.Add(unit);
        }

        Assert.Equal("C1", Assert.Single(read).Contributions.Unit.Code);
    }

    private static async Task<List<UnitNews>> Found(TestSilo silo, params string[] communes)
    {
        var found = new List<UnitNews>();
        await foreach (var unit in silo.Archive.InCommunes(communes, _ => true, CancellationToken.None))
        {
            found.Add(unit);
        }

        return found;
    }
}
