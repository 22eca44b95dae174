using System.Diagnostics.Metrics;
using EconomieSociale.Cooperatives;
using EconomieSociale.Storage;
using EconomieSociale.Tests.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;
using Xunit;

namespace EconomieSociale.Tests.Storage;

/// <summary>On PostgreSQL the feed reads a log of commits: whoever writes, and however far back one asks, nothing that was written may be missing.</summary>
public sealed class ChangeLogTests
{
    private const string Backdate = "update unitchange set writtenon = now() - interval '3 minutes'";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Commit_OfManyRows_IsOneRowOfTheLog_WithUnitsOnly()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await rows.Table.Gather(rows.Commits);
        var writes = Enumerable.Range(0, 5).Select(i => rows.Commits.Write(RowStore.Write($"C{i}", i, null)))
            .Append(rows.Commits.Write(RowStore.Write("P1", 1, null, "person"))).ToArray();
        rows.Table.Release();
        await Task.WhenAll(writes);

        Assert.Equal("5", await Sql(rows, "select string_agg(cardinality(keys)::text, ',') from unitchange where not keys @> array[':FIRST']"));
    }

    [Fact]
    public async Task Commit_OfOtherRowsOnly_IsNotLogged()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await rows.Commits.Write(RowStore.Write("P1", 1, null, "person"));
        Assert.Equal("0", await Sql(rows, "select count(*)::text from unitchange"));
    }

    [Fact]
    public async Task Changes_ByAWriterThatDoesNotLog_AreLoggedByTheDatabase()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await rows.Commits.Write(RowStore.Write("C1", 1, null));
        await rows.Commits.Write(RowStore.Write("C2", 1, null));
        var mark = await rows.MarkPast();
        await Sql(rows, "update orleansstorage set version = version + 1");

        Assert.Equal([("C1", 2), ("C2", 2)], await Changed(rows, mark));
    }

    [Fact]
    public async Task Changes_OfAProfile_ComeWithIt()
    {
        await using var silo = await TestSilo.Start<PostgreSqlTestStore>();
        var rows = silo.Services.GetRequiredService<UnitRows>();
        var mark = await rows.Watermark(None);
        var unit = silo.Grains.GetGrain<ICooperativeGrain>("C1");
        await unit.Change(Commands.Register("C1"));
        await unit.Submit(Commands.Report("r1", "2026Q1", 100));

        var changes = await rows.Changes(mark, None);
        Assert.Equal([0, 0, 2026], changes.Select(c => c.Row.Year).Order());
        Assert.All(changes, c => Assert.Equal(c.Row.Year == 0, c.Profile?.Code == "C1"));
    }

    [Fact]
    public async Task Changes_OfAClearedRow_AreNone()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await rows.Commits.Write(RowStore.Write("C1", 1, null));
        var mark = await rows.MarkPast();
        await rows.Commits.Write(RowStore.Write("C1", 1, 1) with { Payload = null });
        Assert.Empty(await rows.Rows.Changes(mark, None));
    }

    [Fact]
    public async Task Changes_FromBeforeTheHorizon_AreReadFromTheRows()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        var mark = await rows.Rows.Watermark(None);
        await rows.Commits.Write(RowStore.Write("C1", 1, null));
        await rows.Commits.Write(RowStore.Write("C2", 1, null));
        await rows.Commits.Write(RowStore.Write("C2", 2, 1));
        await rows.MarkPast();
        await Sql(rows, Backdate);
        await rows.Rows.Trim(None);

        Assert.Equal("0", await Sql(rows, "select count(*)::text from unitchange"));
        Assert.Equal([("C1", 1), ("C2", 2)], await Changed(rows, mark));
        var later = await rows.MarkPast();
        await rows.Commits.Write(RowStore.Write("C3", 1, null));
        Assert.Equal([("C3", 1)], await Changed(rows, later));
    }

    [Fact]
    public async Task Trim_LeavesWhatIsYoung_AndTheHorizonWhereItWas()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        var horizon = await Sql(rows, "select xid::text from unitchangehorizon");
        await rows.Commits.Write(RowStore.Write("C1", 1, null));
        await rows.Rows.Trim(None);
        Assert.Equal("1", await Sql(rows, "select count(*)::text from unitchange"));
        Assert.Equal(horizon, await Sql(rows, "select xid::text from unitchangehorizon"));
    }

    [Fact]
    public async Task Trim_WhileAnOlderTransactionIsOpen_LeavesWhatReadersStillAskFor()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await using var open = await rows.Store.DataSource.OpenConnectionAsync(None);
        await using var begin = open.CreateCommand();
        begin.CommandText = "begin; select pg_current_xact_id()";
        await begin.ExecuteNonQueryAsync(None);
        await rows.Commits.Write(RowStore.Write("C1", 1, null));
        await Sql(rows, Backdate);
        await rows.Rows.Trim(None);
        Assert.Equal("1", await Sql(rows, "select count(*)::text from unitchange"));

        begin.CommandText = "rollback";
        await begin.ExecuteNonQueryAsync(None);
        await rows.MarkPast();
        await rows.Rows.Trim(None);
        Assert.Equal("0", await Sql(rows, "select count(*)::text from unitchange"));
    }

    [Fact]
    public async Task Trim_OfADatabaseThatABackupOfAnotherServerFilled_ForgetsItsNumbers()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await rows.Commits.Write(RowStore.Write("C1", 1, null));
        await Sql(rows, "update unitchange set xid = '999999999999'; update unitchangehorizon set xid = '999999999999'; update orleansstorage set xid = '999999999999'");
        await rows.Rows.Trim(None);
        var mark = await rows.MarkPast();
        await rows.Commits.Write(RowStore.Write("C2", 1, null));
        Assert.Equal([("C2", 1)], await Changed(rows, mark));
    }

    [Fact]
    public async Task Feed_TrimsTheLogByAndBy()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        await using var feed = new UnitFeed(
            rows.Rows, TimeSpan.FromMilliseconds(1), new(services.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger<UnitFeed>.Instance);
        await rows.Commits.Write(RowStore.Write("C1", 1, null));
        await Sql(rows, Backdate);
        using var subscription = await feed.Subscribe(profilesOnly: false, None);
        await Eventually.Is("0", () => Sql(rows, "select count(*)::text from unitchange"), "the log is trimmed");
    }

    [Fact]
    public async Task Indexes_OfStates_HaveNoColumnThatEveryWriteChanges()
    {
        await using var rows = await RowStore.Open<PostgreSqlTestStore>();
        Assert.Equal("", await Sql(rows,
            """
            select coalesce(string_agg(a.attname, ','), '') from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indrelid = 'orleansstorage'::regclass and a.attname in ('payloadbinary', 'modifiedon', 'version', 'xid')
            """));
    }

    private static async Task<(string, int)[]> Changed(RowStore rows, string mark) =>
        [.. (await rows.Rows.Changes(mark, None)).Select(c => (c.Unit, c.Row.Version)).OrderBy(c => c.Unit, StringComparer.Ordinal)];

    private static async Task<string?> Sql(RowStore rows, string text)
    {
        await using var connection = await rows.Store.DataSource.OpenConnectionAsync(None);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return (string?)await command.ExecuteScalarAsync(None);
    }
}
