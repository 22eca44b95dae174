using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using Xunit;

namespace EconomieSociale.Tests.Storage;

public sealed class SchemaRunnerTests
{
    [Fact]
    public async Task Apply_TwiceOnSqlite_RunsEachScriptOnce()
    {
        var options = await SqliteTestStore.Create();
        await using var store = Store.Open(options);

        var first = await SchemaRunner.Apply(store, TestContext.Current.CancellationToken);
        var second = await SchemaRunner.Apply(store, TestContext.Current.CancellationToken);

        Assert.Equal(SchemaRunner.Scripts(StorageKind.Sqlite).Select(s => s.Name), first);
        Assert.Empty(second);
    }

    [Fact]
    public async Task Apply_FromSeveralProcessesAtOnceOnPostgreSql_RunsEachScriptOnce()
    {
        var options = await PostgreSqlTestStore.Create();
        var stores = Enumerable.Range(0, 4).Select(_ => Store.Open(options)).ToArray();

        var applied = await Task.WhenAll(stores.Select(s => SchemaRunner.Apply(s, TestContext.Current.CancellationToken)));

        Assert.Equal(SchemaRunner.Scripts(StorageKind.PostgreSql).Select(s => s.Name).Order(), applied.SelectMany(a => a).Order());
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Open_AStoreThatAnotherProcessUses_IsRefused()
    {
        var options = await SqliteTestStore.Create();
        await using var first = Store.Open(options);

        var error = Assert.Throws<SetupException>(() => Store.Open(options));

        Assert.Equal("store_in_use", error.Code);
    }
}
