using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;
using EconomieSociale.Hosting;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>Durable reports a second through the grains against raw upserts of the same bytes, contenders taking turns.</summary>
internal static class IntakeBenchmark
{
    private const int UsualRounds = 3;

    /// <summary>How many callers at once, and how many reports are then sent in a run.</summary>
    private static readonly (int Callers, int Reports)[] Loads = [(1, 3_000), (8, 15_000), (IntakeCourse.MostCallers, 30_000)];

    public static async Task Run(BenchmarkArguments arguments, Output output)
    {
        var payloads = new YearPayloads();
        output.Title($"Intake: reports of {payloads.MeanBytes:N0} bytes with the year that they are written into");
        await using var server = await PostgreSqlServer.Start();
        foreach (var kind in arguments.Stores)
        {
            var options = await BenchmarkStore.Options(kind, server, "es_bench_intake", fresh: true);
            await using var host = new IntakeHost(options, payloads.Population);
            await host.Start();
            await using IIntake raw = kind == StorageKind.PostgreSql
                ? await RawPostgreSqlIntake.Open(options.ConnectionString!, payloads)
                : new RawSqliteIntake(Path.Combine(options.DataFolder, "raw.db"), payloads);
            IIntake[] intakes = [raw, new ProviderIntake(host, payloads), .. Enum.GetValues<IntakeCase>().Select(c => new GrainIntake(c, host, payloads))];
            var runs = await Rounds(intakes, arguments);
            new IntakeReport(kind, intakes, runs, output).Print();
        }
    }

    private static async Task<ILookup<(string Name, int Callers), IntakeRun>> Rounds(IIntake[] intakes, BenchmarkArguments arguments)
    {
        var course = new IntakeCourse();
        var runs = new List<((string Name, int Callers) Of, IntakeRun Run)>();
        foreach (var intake in intakes)
        {
            await course.Run(intake, IntakeCourse.MostCallers, IntakeCourse.MostCallers * 20);
        }

        for (var round = 0; round < (arguments.Rounds ?? UsualRounds); round++)
        {
            foreach (var (callers, reports) in Loads)
            {
                foreach (var intake in intakes)
                {
                    runs.Add(((intake.Name, callers), await course.Run(intake, callers, (int)(reports * arguments.Scale))));
                }
            }
        }

        return runs.ToLookup(r => r.Of, r => r.Run);
    }
}
