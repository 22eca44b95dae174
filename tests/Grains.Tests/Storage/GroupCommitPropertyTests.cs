using CsCheck;
using EconomieSociale.Storage;
using Xunit;

namespace EconomieSociale.Tests.Storage;

public sealed class GroupCommitPropertiesOnSqliteTests : GroupCommitPropertyTests<SqliteTestStore>;

public sealed class GroupCommitPropertiesOnPostgreSqlTests : GroupCommitPropertyTests<PostgreSqlTestStore>;

public abstract class GroupCommitPropertyTests<TStore>
    where TStore : ITestStore
{
    /// <summary>Grains that write one after the other, many at once: each row has the last value and as many versions as writes.</summary>
    [Fact]
    public async Task Writers_OfManyRowsAtOnce_AreAllDurable()
    {
        await using var rows = await RowStore.Open<TStore>();
        var run = 0;
        await Gen.Int[1, 12].Array[1, 40].SampleAsync(async writes =>
        {
            var mine = Interlocked.Increment(ref run);
            await Task.WhenAll(writes.Select((times, unit) => Task.Run(async () =>
            {
                for (var i = 1; i <= times; i++)
                {
                    Assert.True(await rows.Commits.Write(RowStore.Write($"{mine}-{unit}", i * 10, i == 1 ? null : i - 1)));
                }
            })));
            for (var unit = 0; unit < writes.Length; unit++)
            {
                Assert.Equal((writes[unit] * 10, writes[unit]), await rows.Read($"{mine}-{unit}"));
            }
        }, iter: 12, threads: 2);
        Assert.True(rows.Table.Batches.Max() > 1);
    }

    /// <summary>Two activations of one grain, in two processes: of all who saw a version one writes the next, and no other.</summary>
    [Fact]
    public async Task Writers_OfTheSameRowsInTwoProcesses_EachVersionIsWrittenOnce()
    {
        await using var rows = await RowStore.Open<TStore>();
        GroupCommit[] processes = [rows.Commits, rows.Another()];
        await Gen.Int[1, 8].Array[2, 30].SampleAsync(async order =>
        {
            var won = new int[9];
            await Task.WhenAll(order.Select((unit, i) => Task.Run(async () =>
            {
                var version = (await rows.Read($"C{unit}")).Version;
                if (await processes[i % 2].Write(RowStore.Write($"C{unit}", i, version == 0 ? null : version)))
                {
                    Interlocked.Increment(ref won[unit]);
                }
            })));
            foreach (var unit in order.Distinct())
            {
                var version = (await rows.Read($"C{unit}")).Version;
                Assert.InRange(won[unit], 1, order.Count(u => u == unit));
                Assert.Equal(written[unit] += won[unit], version);
            }
        }, iter: 25, threads: 1);
        await processes[1].Close(CancellationToken.None);
    }

    /// <summary>Whoever writes while it closes is either refused at once or hears that his row is durable; nobody waits for ever.</summary>
    [Fact]
    public async Task Writers_WhileItCloses_AreRefusedOrDurable()
    {
        await using var rows = await RowStore.Open<TStore>();
        var run = 0;
        await Gen.Int[1, 20].SampleAsync(async writers =>
        {
            var mine = Interlocked.Increment(ref run);
            var commits = rows.Another();
            var outcomes = Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
            {
                for (var i = 1; ; i++)
                {
                    try
                    {
                        Assert.True(await commits.Write(RowStore.Write($"{mine}-{w}", i, i == 1 ? null : i - 1)));
                    }
                    catch (ObjectDisposedException)
                    {
                        return i - 1;
                    }
                }
            })));
            Assert.True(await commits.Write(RowStore.Write($"{mine}", 1, null)));
            await commits.Close(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
            await commits.Close(CancellationToken.None);
            var durable = await outcomes.WaitAsync(TimeSpan.FromSeconds(20));
            for (var w = 0; w < writers; w++)
            {
                Assert.Equal((durable[w], durable[w]), await rows.Read($"{mine}-{w}"));
            }
        }, iter: 12, threads: 1);
    }

    private readonly int[] written = new int[9];
}
