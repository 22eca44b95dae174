using System.Globalization;
using Xunit;

namespace EconomieSociale.Tests.Faults;

/// <summary>These runs measure times and want the machine for themselves.</summary>
[CollectionDefinition(nameof(FaultTests), DisableParallelization = true)]
public sealed class FaultCollection;

/// <summary>
/// Real processes die by <c>kill -9</c> under a stream of reports, corrections and moves, at random and at every named instant. After every recovery all totals
/// equal a recomputation from the rows by code of its own, and everything acknowledged is in the rows once. <c>ES_KILLS=200</c> makes the run longer
/// (kills over both stores), <c>ES_KILL_LOG</c> names a file for its summary, <c>ES_SEED</c> repeats one.
/// </summary>
[Collection(nameof(FaultTests))]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int KillsInShort = 10;

    private static readonly int Kills = Number("ES_KILLS", KillsInShort);
    private static readonly int Seed = Number("ES_SEED", Random.Shared.Next(1, 1_000_000));
    private static readonly string? LogFile = Environment.GetEnvironmentVariable("ES_KILL_LOG");

    [Fact]
    public async Task Embedded_OnSqlite_KilledUnderAStream_CountsEveryAcknowledgedReportOnce()
    {
        using var store = new SqliteStore();
        await Run(store, 1);
    }

    [Fact]
    public async Task Cluster_OnPostgreSql_KilledUnderAStream_CountsEveryAcknowledgedReportOnce()
    {
        using var store = await PostgreSqlStore.Create();
        await Run(store, 3);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private async Task Run(TestStore store, int processes)
    {
        var journal = new Journal($"{char.ToUpperInvariant(store.Name[0])}{store.Name[1..]}", Seed, Write);
        try
        {
            using var stage = new Stage(store, processes, Seed, journal);
            await new FaultRun(stage, store, new(Seed), journal).Go((Kills + 1) / 2);
        }
        finally
        {
            output.WriteLine(journal.Summary());
            if (LogFile is not null)
            {
                await File.AppendAllTextAsync(LogFile, journal.Summary() + "\n");
            }
        }

        Assert.Empty(journal.Violations);
    }

    private void Write(string line)
    {
        output.WriteLine(line);
        if (LogFile is not null)
        {
            File.AppendAllText(Path.ChangeExtension(LogFile, ".log"), line + "\n");
        }
    }
}
