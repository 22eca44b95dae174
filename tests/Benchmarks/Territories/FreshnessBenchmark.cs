using System.Collections.Immutable;
using System.Diagnostics;
using EconomieSociale.Benchmarks.Cooperatives;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;
using EconomieSociale.Hosting;
using EconomieSociale.Territories;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>
/// From the moment in which a report is acknowledged until the total of its region holds it, under eight writers in one region.
/// Each writer fills a measure of its own, so that it can tell its own report in the total.
/// </summary>
internal static class FreshnessBenchmark
{
    private const int UsualUnits = 2_000;
    private const int Writers = 8;
    private const int UnitsOfWriter = 40;
    private const int Amount = 1_000_003; // smallest units
    private const int ViewUnits = 63_000;

    public static async Task Run(BenchmarkArguments arguments, Output output)
    {
        var population = new Population(arguments.Units ?? UsualUnits);
        output.Title($"Freshness: {Writers} writers in a region of {population.InRegion(0).Count():N0} units");
        await using var server = await PostgreSqlServer.Start();
        var rows = new List<string[]>();
        foreach (var kind in arguments.Stores)
        {
            var options = await BenchmarkStore.Filled(kind, server, population, BenchmarkStore.OwnName("freshness"), fresh: true, output);
            rows.Add(await Measure(options, population, arguments, output));
            await BenchmarkStore.Drop(options, server);
        }

        output.Table(["median / p99 in ms", "submit until acknowledged", "acknowledged until in the total", "in the first answer", "bar 5 / 250"], rows);
        var view = new Population(ViewUnits);
        await using var table = await PostgreSqlTable.Open(server, view, fresh: false, output);
        output.Say($"PostgreSQL: REFRESH MATERIALIZED VIEW of {ViewUnits:N0} units takes {(await table.Refresh()).TotalMilliseconds:N0} ms");
    }

    private static async Task<string[]> Measure(SystemOptions options, Population population, BenchmarkArguments arguments, Output output)
    {
        await using var host = await BenchmarkHost.Start(options, BenchmarkPack.For(population));
        var writers = await Writer.Start(host.Grains, population, (int)Math.Ceiling(UnitsOfWriter * arguments.Scale));
        await Task.WhenAll(writers.Select(w => Task.Run(w.Write)));
        return Row(options.Storage.ToString(), writers, output);
    }

    private static string[] Row(string store, IReadOnlyList<Writer> writers, Output output)
    {
        var (acknowledged, visible) = (new Samples(), new Samples());
        foreach (var writer in writers)
        {
            acknowledged.AddAll(writer.Acknowledged);
            visible.AddAll(writer.Visible);
        }

        var bar = output.Bar($"freshness on {store}", visible.Median <= 5 && visible.P99 <= 250);
        return [store, acknowledged.ToString(), visible.ToString(), $"{(double)writers.Sum(w => w.AtOnce) / visible.Count:P1}", bar];
    }

    /// <summary>Reports for units of its own, one after the other, and looks for each in the total.</summary>
    private sealed class Writer(IGrainFactory grains, int number, ImmutableArray<int> units, Int128[] sums)
    {
        private int Measure => Measures.Counts + number;

        public Samples Acknowledged { get; } = new();

        public Samples Visible { get; } = new();

        public int AtOnce { get; private set; }

        /// <summary>New units in the first region, registered, and what its totals were before, by writer and quarter.</summary>
        public static async Task<IReadOnlyList<Writer>> Start(IGrainFactory grains, Population population, int units)
        {
            int[] neighbours = [.. population.InRegion(0).Take(units * Writers)];
            var totals = new List<Totals>();
            for (var quarter = 0; quarter < Landscape.Quarters; quarter++)
            {
                totals.Add(await Total(grains, quarter));
            }

            var writers = new List<Writer>();
            for (var w = 0; w < Writers; w++)
            {
                ImmutableArray<int> own = [.. Enumerable.Range(population.Units + (w * units), units)];
                foreach (var unit in own)
                {
                    await ReportCommands.Register(grains, unit, population.Of(neighbours[(unit - population.Units) % neighbours.Length]));
                }

                writers.Add(new(grains, w, own, [.. totals.Select(t => t.Elements[Measures.Counts + w].Sum)]));
            }

            return writers;
        }

        public async Task Write()
        {
            foreach (var unit in units)
            {
                for (var quarter = 0; quarter < Landscape.Quarters; quarter++)
                {
                    await Write(unit, quarter);
                }
            }
        }

        private async Task Write(int unit, int quarter)
        {
            var values = new long[Measures.Count];
            values[Measure] = Amount;
            var start = Stopwatch.GetTimestamp();
            await ReportCommands.Submit(grains, unit, quarter, ReportCommands.Values(values, womenLed: 0));
            Acknowledged.AddSince(start);

            start = Stopwatch.GetTimestamp();
            sums[quarter] += Amount;
            var asked = 1;
            while ((await Total(grains, quarter)).Elements[Measure].Sum != sums[quarter])
            {
                asked++;
            }

            Visible.AddSince(start);
            AtOnce += asked == 1 ? 1 : 0;
        }

        private static async Task<Totals> Total(IGrainFactory grains, int quarter)
        {
            var query = GrainQuestions.Of(new(Topic.RegionTotals, quarter, 0, [], 0, 0));
            return (await grains.Territory(query.Territory).Aggregate(query)).Total;
        }
    }
}
