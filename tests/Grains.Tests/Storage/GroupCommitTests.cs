using EconomieSociale.Storage;
using Orleans.Runtime;
using Xunit;

namespace EconomieSociale.Tests.Storage;

public sealed class GroupCommitOnSqliteTests : GroupCommitTests<SqliteTestStore>;

public sealed class GroupCommitOnPostgreSqlTests : GroupCommitTests<PostgreSqlTestStore>;

public abstract class GroupCommitTests<TStore>
    where TStore : ITestStore
{
    [Fact]
    public async Task Writes_ThatWaitForACommit_GoTogetherInTheNext()
    {
        await using var rows = await RowStore.Open<TStore>();
        await rows.Table.Gather(rows.Commits);
        var writes = Enumerable.Range(0, 20).Select(i => rows.Commits.Write(RowStore.Write($"C{i}", i, null))).ToArray();
        Assert.DoesNotContain(writes, w => w.IsCompleted);
        rows.Table.Release();

        Assert.All(await Task.WhenAll(writes), Assert.True);
        Assert.Equal([1, 20], rows.Table.Batches);
        Assert.Equal((7, 1), await rows.Read("C7"));
    }

    [Fact]
    public async Task Write_OfARowThatHasAnotherVersion_FailsAloneInItsBatch()
    {
        await using var rows = await RowStore.Open<TStore>();
        Assert.True(await rows.Commits.Write(RowStore.Write("OLD", 1, null)));
        Assert.True(await rows.Commits.Write(RowStore.Write("OLD", 2, 1)));
        await rows.Table.Gather(rows.Commits);
        var stale = rows.Commits.Write(RowStore.Write("OLD", 9, 1));
        var again = rows.Commits.Write(RowStore.Write("FIRST", 9, null));
        var missing = rows.Commits.Write(RowStore.Write("NONE", 9, 3));
        var sound = rows.Commits.Write(RowStore.Write("NEW", 5, null));
        rows.Table.Release();

        Assert.Equal((false, false, false, true), (await stale, await again, await missing, await sound));
        Assert.Equal([1, 1, 1, 4], rows.Table.Batches);
        Assert.Equal([(2, 2), (1, 1), (0, 0), (5, 1)], [await rows.Read("OLD"), await rows.Read("FIRST"), await rows.Read("NONE"), await rows.Read("NEW")]);
    }

    [Fact]
    public async Task Writes_OfOneRowAtOnce_AreNotOneStatement_AndOneWins()
    {
        await using var rows = await RowStore.Open<TStore>();
        await rows.Table.Gather(rows.Commits);
        var writes = Enumerable.Range(1, 3).Select(i => rows.Commits.Write(RowStore.Write("C1", i, null))).ToArray();
        rows.Table.Release();

        Assert.Equal((true, false, false), (await writes[0], await writes[1], await writes[2]));
        Assert.Equal([1, 1, 1, 1], rows.Table.Batches);
        Assert.Equal((1, 1), await rows.Read("C1"));
    }

    /// <summary>The trigger that finds where a unit belongs cannot read this one.</summary>
    [Fact]
    public async Task Write_OfARowThatTheDatabaseRefuses_FailsAloneInItsBatch()
    {
        await using var rows = await RowStore.Open<TStore>();
        var refused = new RowWrite(RowKey.Of("cooperative", GrainId.Create("cooperative", "BAD")), "no JSON"u8.ToArray(), null);
        await rows.Table.Gather(rows.Commits);
        var before = Enumerable.Range(0, 5).Select(i => rows.Commits.Write(RowStore.Write($"A{i}", i, null))).ToArray();
        var bad = rows.Commits.Write(refused);
        var after = Enumerable.Range(0, 5).Select(i => rows.Commits.Write(RowStore.Write($"B{i}", i, null))).ToArray();
        rows.Table.Release();

        Assert.All(await Task.WhenAll([.. before, .. after]), Assert.True);
        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        Assert.Equal((4, 1), await rows.Read("B4"));
        Assert.True(await rows.Commits.Write(RowStore.Write("B4", 8, 1)));
    }

    [Fact]
    public async Task Commit_HasSoManyRowsAndBytesAndNotMore()
    {
        await using var rows = await RowStore.Open<TStore>();
        await rows.Table.Gather(rows.Commits);
        var many = Enumerable.Range(0, 300).Select(i => rows.Commits.Write(RowStore.Write($"C{i}", i, null))).ToArray();
        var large = Enumerable.Range(0, 3).Select(i => rows.Commits.Write(RowStore.Write($"L{i}", i, null) with { Payload = new byte[3 << 20] })).ToArray();
        rows.Table.Release();

        Assert.All(await Task.WhenAll([.. many, .. large]), Assert.True);
        Assert.Equal([1, 128, 128, 46, 1], rows.Table.Batches);
    }

    [Fact]
    public async Task Rows_OfOneBatch_AreAllSeenByTheFeed()
    {
        await using var rows = await RowStore.Open<TStore>();
        var mark = await rows.Rows.Watermark(CancellationToken.None);
        await rows.Table.Gather(rows.Commits);
        var writes = Enumerable.Range(0, 9).Select(i => rows.Commits.Write(RowStore.Write($"C{i}", i, null))).ToArray();
        rows.Table.Release();
        await Task.WhenAll(writes);

        var changes = await rows.Rows.Changes(mark, CancellationToken.None);
        Assert.Equal(["C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "FIRST"], changes.Select(c => c.Unit).Order(StringComparer.Ordinal));
        await rows.MarkPast();
    }

    [Fact]
    public async Task Close_WhileWritesWait_WritesThemAndTakesNoMore()
    {
        await using var rows = await RowStore.Open<TStore>();
        await rows.Table.Gather(rows.Commits);
        var waiting = Enumerable.Range(0, 5).Select(i => rows.Commits.Write(RowStore.Write($"C{i}", i, null))).ToArray();
        var closing = rows.Commits.Close(CancellationToken.None);

        Assert.False(closing.IsCompleted);
        Assert.Throws<ObjectDisposedException>(() => { _ = rows.Commits.Write(RowStore.Write("LATE", 1, null)); });
        rows.Table.Release();
        await closing;
        Assert.All(await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), Assert.True); // what is dropped would wait for ever
        Assert.Equal([(4, 1), (0, 0)], [await rows.Read("C4"), await rows.Read("LATE")]);
    }
}
