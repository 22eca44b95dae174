using System.Collections.Immutable;
using System.Diagnostics;
using EconomieSociale.Alerts;
using EconomieSociale.Benchmarks.Cooperatives;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;
using EconomieSociale.Benchmarks.Territories;
using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using EconomieSociale.Territories;

namespace EconomieSociale.Benchmarks.Alerts;

/// <summary>
/// From the moment in which a report is acknowledged until its alert is in the list of the association that supervises the unit, as the inbox page asks for it,
/// under eight writers; and the first list of a day, for which every unit is worked out.
/// </summary>
internal static class AlertBenchmark
{
    private const int UsualUnits = 2_000;
    private const int Writers = 8;
    private const int UnitsOfWriter = 50;

    public static async Task Run(BenchmarkArguments arguments, Output output)
    {
        var population = new Population(arguments.Units ?? UsualUnits);
        output.Title($"Alerts: {Writers} writers, {population.Units:N0} units, {BenchmarkPack.AlertRules.Length} rules");
        await using var server = await PostgreSqlServer.Start();
        var rows = new List<string[]>();
        foreach (var kind in arguments.Stores)
        {
            var options = await BenchmarkStore.Filled(kind, server, population, BenchmarkStore.OwnName("alerts"), fresh: true, output);
            rows.Add(await Measure(options, population, arguments));
            await BenchmarkStore.Drop(options, server);
        }

        output.Table(["median / p99 in ms", "first list of the day", "submit until acknowledged", "acknowledged until in the inbox", "in the first answer"], rows);
    }

    private static async Task<string[]> Measure(SystemOptions options, Population population, BenchmarkArguments arguments)
    {
        await using var host = await BenchmarkHost.Start(options, BenchmarkPack.Alerting(population));
        await host.Grains.WakeAreas();
        var start = Stopwatch.GetTimestamp();
        await Inbox(host.Grains, null);
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        var supervised = Enumerable.Range(0, population.Units).Where(u => population.Of(u).Association != 0).ToArray();
        var count = (int)Math.Ceiling(UnitsOfWriter * arguments.Scale);
        var writers = Enumerable.Range(0, Writers).Select(w => new Writer(host.Grains, [.. supervised.Skip(w * count).Take(count)], population)).ToArray();
        await Task.WhenAll(writers.Select(w => Task.Run(w.Write)));

        var (acknowledged, visible) = (new Samples(), new Samples());
        foreach (var writer in writers)
        {
            acknowledged.AddAll(writer.Acknowledged);
            visible.AddAll(writer.Visible);
        }

        return [options.Storage.ToString(), $"{first:N0}", acknowledged.ToString(), visible.ToString(), $"{(double)writers.Sum(w => w.AtOnce) / visible.Count:P1}"];
    }

    private static async Task<ImmutableArray<UnitAlert>> Inbox(IGrainFactory grains, string? association)
    {
        var now = DateTimeOffset.UtcNow;
        var query = new AlertQuery(
            Landscape.Region(0), BenchmarkPack.Vintage, DateOnly.FromDateTime(now.UtcDateTime), now, association, null, BenchmarkPack.DropRule, Severity.None, null);
        return await grains.Territory(query.Territory).Alerts(query);
    }

    /// <summary>Sends for each of its units a report in which everything has stopped, and looks for the alert.</summary>
    private sealed class Writer(IGrainFactory grains, ImmutableArray<int> units, Population population)
    {
        public Samples Acknowledged { get; } = new();

        public Samples Visible { get; } = new();

        public int AtOnce { get; private set; }

        public async Task Write()
        {
            foreach (var unit in units)
            {
                var start = Stopwatch.GetTimestamp();
                await ReportCommands.Submit(grains, unit, Landscape.Quarters, ReportCommands.Values(new long[Measures.Count], womenLed: 0));
                Acknowledged.AddSince(start);

                start = Stopwatch.GetTimestamp();
                var association = Landscape.Association(population.Of(unit).Association);
                var asked = 1;
                while (!(await Inbox(grains, association)).Any(a => a.Unit == Landscape.Unit(unit)))
                {
                    asked++;
                }

                Visible.AddSince(start);
                AtOnce += asked == 1 ? 1 : 0;
            }
        }
    }
}
