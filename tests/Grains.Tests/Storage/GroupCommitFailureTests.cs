using EconomieSociale.Storage;
using EconomieSociale.Tests.Faults;
using Npgsql;
using Xunit;

namespace EconomieSociale.Tests.Storage;

/// <summary>When the database goes away while it writes, nobody waits for ever and nobody is told that his row is durable.</summary>
public sealed class GroupCommitFailureTests
{
    private const string Waiting = "select coalesce(max(pid), 0) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    [Fact]
    public async Task Connection_ThatIsKilledWhileItWrites_FailsItsWholeBatch_AndTheNextWriteGoesOn()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await rows.Commits.Write(RowStore.Write("HELD", 1, null));
        await using var other = await rows.Store.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await Scalar(other, "begin; select 1 from orleansstorage for update");
        await rows.Table.Gather(rows.Commits);
        var writes = new[] { rows.Commits.Write(RowStore.Write("HELD", 2, 1)), rows.Commits.Write(RowStore.Write("A", 2, null)), rows.Commits.Write(RowStore.Write("Z", 2, null)) };
        rows.Table.Release();
        await Eventually.Is(true, async () => (int)(await Scalar(other, Waiting))! > 0, "the batch waits for the held row");

        await Scalar(other, $"select pg_terminate_backend(({Waiting}))");

        foreach (var write in writes)
        {
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => write);
        }

        await Scalar(other, "rollback");
        Assert.Equal([(1, 1), (0, 0), (0, 0)], [await rows.Read("HELD"), await rows.Read("A"), await rows.Read("Z")]);
        Assert.True(await rows.Commits.Write(RowStore.Write("HELD", 3, 1)));
        Assert.Equal((3, 2), await rows.Read("HELD"));
    }

    [Fact]
    public async Task Close_WhileTheDatabaseIsGone_FailsWhatWaits()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await rows.Table.Gather(rows.Commits);
        var waiting = Enumerable.Range(0, 5).Select(i => rows.Commits.Write(RowStore.Write($"C{i}", i, null))).ToArray();
        var closing = rows.Commits.Close(CancellationToken.None);
        await rows.Store.Writers.DisposeAsync();
        rows.Table.Release();

        await closing;
        foreach (var write in waiting)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => write);
        }
    }

    private static async Task<object?> Scalar(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
