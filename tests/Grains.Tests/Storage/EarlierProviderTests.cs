using EconomieSociale.Cooperatives;
using EconomieSociale.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Xunit;

namespace EconomieSociale.Tests.Storage;

public sealed class EarlierProviderOnSqliteTests : EarlierProviderTests<SqliteTestStore>;

public sealed class EarlierProviderOnPostgreSqlTests : EarlierProviderTests<PostgreSqlTestStore>;

/// <summary>Databases that the ADO.NET provider of Orleans filled live on, and while processes are replaced one after the other both write.</summary>
public abstract class EarlierProviderTests<TStore>
    where TStore : ITestStore
{
    private const string Earlier = "earlier";

    [Theory]
    [InlineData("C1")]
    [InlineData("0C1")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("coopérative/العيون+1")]
    public async Task Row_IsReadAndWrittenByBoth(string unit)
    {
        await using var silo = await Silo();
        var earlier = silo.Services.GetRequiredKeyedService<IGrainStorage>(Earlier);
        var present = silo.Services.GetRequiredKeyedService<IGrainStorage>(Stores.Main);
        var (of, atRest) = (GrainId.Create("cooperative", unit), GrainId.Create("cooperative", ":" + unit));
        var (old, now) = (new GrainState<YearState>(new() { SchemaVersion = 1 }), new GrainState<YearState>());

        await earlier.WriteStateAsync(RowStore.Name, atRest, old);
        await present.ReadStateAsync(RowStore.Name, of, now);
        Assert.Equal((1, "1"), (now.State!.SchemaVersion, now.ETag));

        now.State = new() { SchemaVersion = 2 };
        await present.WriteStateAsync(RowStore.Name, of, now);
        await earlier.ReadStateAsync(RowStore.Name, atRest, old);
        Assert.Equal((2, "2"), (old.State!.SchemaVersion, old.ETag));

        await earlier.WriteStateAsync(RowStore.Name, atRest, old);
        await Assert.ThrowsAsync<InconsistentStateException>(() => present.WriteStateAsync(RowStore.Name, of, now));
        await present.ReadStateAsync(RowStore.Name, of, now);
        await present.ClearStateAsync(RowStore.Name, of, now);
        await earlier.ReadStateAsync(RowStore.Name, atRest, old);
        Assert.Equal(("4", "4"), (now.ETag, old.ETag));
    }

    [Fact]
    public async Task Bytes_OfAState_AreTheSame()
    {
        await using var silo = await Silo();
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1", association: "A1"));
        await unit.Change(Commands.Move("C1", Commands.Boujdour, new(2026, 1, 1)));
        await unit.Submit(Commands.Report("é", "2026Q1", 100));
        await Same<CooperativeState>(silo, CooperativeState.Name);
        await Same<YearState>(silo, YearRows.Name(2026));
    }

    private static async Task Same<T>(TestSilo silo, string name)
    {
        var state = new GrainState<T>();
        await silo.Services.GetRequiredKeyedService<IGrainStorage>(Stores.Main).ReadStateAsync(name, GrainId.Create("cooperative", "C1"), state);
        Assert.NotNull(state.ETag);
        Assert.Equal(
            System.Text.Encoding.UTF8.GetString(new SystemTextJsonGrainStorageSerializer(Options.Create(Format())).Serialize(state.State)),
            System.Text.Encoding.UTF8.GetString(StateFormat.Write(state.State)));
    }

    private static Task<TestSilo> Silo() => TestSilo.Start<TStore>(configure: silo => silo.AddAdoNetGrainStorage(Earlier, o => o.Configure<Store>((options, store) =>
    {
        (options.Invariant, options.DataSource) = (store.Invariant, store.DataSource);
        options.GrainStorageSerializer = new SystemTextJsonGrainStorageSerializer(Options.Create(Format()));
    })));

    /// <summary>As it was set up.</summary>
    private static SystemTextJsonGrainStorageSerializerOptions Format()
    {
        var format = new SystemTextJsonGrainStorageSerializerOptions();
        var generated = StateJson.Default.Options;
        format.JsonSerializerOptions.IgnoreReadOnlyProperties = generated.IgnoreReadOnlyProperties;
        format.JsonSerializerOptions.PropertyNamingPolicy = generated.PropertyNamingPolicy;
        format.JsonSerializerOptions.DefaultIgnoreCondition = generated.DefaultIgnoreCondition;
        format.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, StateJson.Default);
        return format;
    }
}
