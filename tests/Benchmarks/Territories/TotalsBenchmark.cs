using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>
/// The same questions to everybody, in rounds, one after the other; every answer must be the same to the last bit.
/// Of more than one region a nation of 2,000 units is asked beside it: what a page shows first must not cost more in a larger nation.
/// </summary>
internal static class TotalsBenchmark
{
    private const int UsualUnits = 63_000;
    private const int SmallUnits = 2_000;
    private const int LargeUnits = 1_000_000;
    private const int WarmUp = 5;

    public static async Task Run(BenchmarkArguments arguments, Output output)
    {
        var population = new Population(arguments.Units ?? UsualUnits);
        var rounds = arguments.Rounds ?? (population.Units >= LargeUnits ? 30 : 100);
        output.Title($"{population.Units:N0} units × {Landscape.Quarters} quarters × {Measures.Count} measures, {rounds} rounds");
        await using var opened = await OpenContenders.Of(arguments, population, output);
        await using var small = opened.Grains is not null && population.RegionsUsed > 1 ? await GrainTable.Open(new(SmallUnits), arguments.AreaLevel, output) : null;
        var course = new Course(opened.Contenders, [small?.Kept, small?.Scanned]);
        var bandwidth = new MemoryBandwidth();
        var quiet = 0;
        for (var round = -WarmUp; round < rounds; round++)
        {
            quiet += await QuietMachine.Wait() && round >= 0 ? 1 : 0;
            await course.Round(round, Question.Draw(round, population));
            bandwidth.Take();
        }

        new TotalsReport(population, course, bandwidth, output).Print();
        output.Say($"{quiet} of {rounds} rounds began on a quiet machine.");
        if (opened.PostgreSql is { } postgres)
        {
            output.Say($"PostgreSQL: REFRESH MATERIALIZED VIEW takes {(await postgres.Refresh()).TotalMilliseconds:N0} ms");
        }

        if (opened.Grains is { } grains)
        {
            PrintMemory(grains, population, output);
        }
    }

    private static void PrintMemory(GrainTable grains, Population population, Output output)
    {
        var bytes = grains.BytesPerContribution;
        output.Say($"Grains: {bytes:N0} bytes a contribution (bar 260: {output.Bar($"{population.Units:N0}: bytes a contribution", bytes <= 260)})");
        var packed = grains.PackedBytesPerContribution;
        output.Say($"Grains: {packed:N0} bytes a contribution without the profile of its unit (bar 130: {output.Bar($"{population.Units:N0}: packed bytes", packed <= 130)})");
    }
}
