using EconomieSociale.Cooperatives;
using Orleans.Runtime;
using Orleans.Storage;
using Xunit;

namespace EconomieSociale.Tests.Storage;

public sealed class RowStorageOnSqliteTests : RowStorageTests<SqliteTestStore>;

public sealed class RowStorageOnPostgreSqlTests : RowStorageTests<PostgreSqlTestStore>;

public abstract class RowStorageTests<TStore>
    where TStore : ITestStore
{
    private static readonly GrainId Unit = GrainId.Create("cooperative", "C1");

    [Fact]
    public async Task State_WrittenReadAndCleared_HasTheVersionOfItsRow()
    {
        await using var rows = await RowStore.Open<TStore>();
        var state = new GrainState<YearState>(new() { SchemaVersion = 7 });
        await rows.States.ReadStateAsync(RowStore.Name, Unit, state);
        Assert.Equal((false, null, 1), (state.RecordExists, state.ETag, state.State!.SchemaVersion));
        await rows.States.ClearStateAsync(RowStore.Name, Unit, state);
        Assert.Null(state.ETag);

        state.State = new() { SchemaVersion = 7 };
        await rows.States.WriteStateAsync(RowStore.Name, Unit, state);
        Assert.Equal((true, "1"), (state.RecordExists, state.ETag));
        await rows.States.WriteStateAsync(RowStore.Name, Unit, state);
        Assert.Equal((7, 2), await rows.Read("C1"));

        await rows.States.ClearStateAsync(RowStore.Name, Unit, state);
        Assert.Equal((false, "3", 1), (state.RecordExists, state.ETag, state.State.SchemaVersion));
        Assert.Equal((1, 3), await rows.Read("C1"));
        state.State = new() { SchemaVersion = 8 };
        await rows.States.WriteStateAsync(RowStore.Name, Unit, state);
        Assert.Equal((8, 4), await rows.Read("C1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("3")]
    public async Task State_OfAnOlderReader_IsNotWrittenAndNotCleared(string? etag)
    {
        await using var rows = await RowStore.Open<TStore>();
        var state = new GrainState<YearState>(new() { SchemaVersion = 7 });
        await rows.States.WriteStateAsync(RowStore.Name, Unit, state);
        await rows.States.WriteStateAsync(RowStore.Name, Unit, state);
        var older = new GrainState<YearState>(new() { SchemaVersion = 9 }, etag) { RecordExists = true };

        await Assert.ThrowsAsync<InconsistentStateException>(() => rows.States.WriteStateAsync(RowStore.Name, Unit, older));
        await Assert.ThrowsAsync<InconsistentStateException>(() => rows.States.ClearStateAsync(RowStore.Name, Unit, older));

        Assert.Equal(etag, older.ETag);
        Assert.Equal((7, 2), await rows.Read("C1"));
    }
}
