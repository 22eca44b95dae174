using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;
using EconomieSociale.Hosting;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>Durable reports a second through the grains against raw upserts of the same bytes, contenders taking turns.</summary>
internal static class IntakeBenchmark
{
    private const int UsualRounds = 3;

    /// <summary>How many callers at once, and for how many units reports are then sent in a run.</summary>
    private static readonly (int Callers, int Units)[] Loads = [(1, 500), (8, 2_500), (IntakeCourse.MostCallers, 6_000)];

    public static async Task Run(BenchmarkArguments arguments, Output output)
    {
        var payloads = new YearPayloads();
        output.Title($"Intake: reports of {payloads.MeanBytes:N0} bytes with the year that they are written into");
        await using var server = await PostgreSqlServer.Start();
        foreach (var kind in arguments.Stores)
        {
            var options = await BenchmarkStore.Options(kind, server, BenchmarkStore.OwnName("es_bench_intake"), fresh: true);
            await Measure(options, payloads, arguments, output);
            await BenchmarkStore.Drop(options, server);
        }
    }

    private static async Task Measure(SystemOptions options, YearPayloads payloads, BenchmarkArguments arguments, Output output)
    {
        await using var host = new IntakeHost(options, payloads.Population);
        await host.Start();
        await using IIntake raw = options.Storage == StorageKind.PostgreSql
            ? await RawPostgreSqlIntake.Open(options.ConnectionString!, payloads)
            : new RawSqliteIntake(Path.Combine(options.DataFolder, "raw.db"), payloads);
        IIntake[] intakes = [raw, new ProviderIntake(host, payloads), .. Enum.GetValues<IntakeCase>().Select(c => new GrainIntake(c, host, payloads))];
        var runs = await Rounds(intakes, arguments);
        new IntakeReport(options.Storage, intakes, runs, output).Print();
    }

    private static async Task<ILookup<(string Name, int Callers), IntakeRun>> Rounds(IIntake[] intakes, BenchmarkArguments arguments)
    {
        var course = new IntakeCourse();
        var runs = new List<((string Name, int Callers) Of, IntakeRun Run)>();
        foreach (var intake in intakes)
        {
            await course.Run(intake, IntakeCourse.MostCallers, IntakeCourse.MostCallers * 10);
        }

        for (var round = 0; round < (arguments.Rounds ?? UsualRounds); round++)
        {
            foreach (var (callers, units) in Loads)
            {
                foreach (var intake in intakes)
                {
                    runs.Add(((intake.Name, callers), await course.Run(intake, callers, (int)(units * arguments.Scale))));
                }
            }
        }

        return runs.ToLookup(r => r.Of, r => r.Run);
    }
}
