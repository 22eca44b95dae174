using EconomieSociale.Cooperatives;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Associations;

public sealed class AssociationGrainOnSqliteTests : AssociationGrainTests<SqliteTestStore>;

public sealed class AssociationGrainOnPostgreSqlTests : AssociationGrainTests<PostgreSqlTestStore>;

public abstract class AssociationGrainTests<TStore> : IAsyncLifetime
    where TStore : ITestStore
{
    private TestSilo silo = null!;

    private IAssociationGrain Association => silo.Grains.GetGrain<IAssociationGrain>("A1");

    public async ValueTask InitializeAsync() => silo = await TestSilo.Start<TStore>();

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task State_SurvivesDeactivation()
    {
        Assert.Empty(await Association.Register(new("Association Amal", "جمعية الأمل", Commands.Laayoune)));
        await silo.Grains.GetGrain<ICooperativeGrain>("C1").Change(Commands.Register("C1", association: "A1"));
        await silo.Grains.GetGrain<ICooperativeGrain>("C2").Change(Commands.Register("C2", association: "A2"));

        await silo.Restart();

        var view = await Association.Get();
        Assert.Equal(new AssociationProfile("Association Amal", "جمعية الأمل", Commands.Laayoune), view.Profile);
        Assert.Equal("C1", Assert.Single(view.Portfolio).Unit);
    }

    [Fact]
    public async Task Tell_AUnitThatLeaves_LeavesThePortfolioAtOnceAndAfterARestart()
    {
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1", association: "A1"));
        Assert.Single((await Association.Get()).Portfolio);

        await unit.Change(Commands.Register("C1", association: "A2", validFrom: new(2026, 1, 1)));

        Assert.Empty((await Association.Get()).Portfolio);
        Assert.Equal(new DateOnly(2026, 1, 1), Assert.Single((await silo.Grains.GetGrain<IAssociationGrain>("A2").Get()).Portfolio).Since);
        await silo.Restart();
        Assert.Empty((await Association.Get()).Portfolio);
    }

    [Fact]
    public async Task Register_AnUnknownCommune_IsRefusedAndKeepsWhatWas()
    {
        await Association.Register(new("First", null, null));

        var faults = await Association.Register(new("Second", null, "nowhere"));

        Assert.Equal("unknown_commune", Assert.Single(faults).Code);
        Assert.Equal("First", (await Association.Get()).Profile!.Name);
    }
}
