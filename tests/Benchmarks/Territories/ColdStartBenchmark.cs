using System.Data.Common;
using System.Diagnostics;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;
using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using Orleans.Runtime;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>How long a program that was just started takes for its first answer: rows in a real store, nothing in memory.</summary>
internal static class ColdStartBenchmark
{
    private const int UsualUnits = 2_000;
    private const int UsualRounds = 3;

    private static readonly Question Region = new(Topic.RegionTotals, Landscape.Quarters - 1, 0, [], 0, 0);
    private static readonly Question Nation = Region with { Topic = Topic.NationByRegion };

    public static async Task Run(BenchmarkArguments arguments, Output output)
    {
        var population = new Population(arguments.Units ?? UsualUnits);
        output.Title($"Cold start: {population.Units:N0} units × {Landscape.Quarters} quarters, {population.InRegion(0).Count():N0} of them in the first region");
        await using var server = await PostgreSqlServer.Start();
        var rows = new List<string[]>();
        foreach (var kind in arguments.Stores)
        {
            var options = await BenchmarkStore.Filled(kind, server, population, "coldstart", arguments.Fresh, output);
            rows.Add(await Measure(options, population, arguments.Rounds ?? UsualRounds));
        }

        output.Table(["seconds, median", "start of the host", "first answer of a region", "first answer of the nation, from unit rows alone", "next answer of the nation"], rows);
    }

    private static async Task<string[]> Measure(SystemOptions options, Population population, int rounds)
    {
        var (start, region, nation, next) = (new Samples(), new FirstAnswer(), new FirstAnswer(), new FirstAnswer());
        for (var round = 0; round < rounds; round++)
        {
            await Started(options, population, start, async grains => await Ask(grains, Region, region));
            await Started(options, population, start, async grains =>
            {
                await Ask(grains, Nation, nation);
                await Ask(grains, Nation, next);
            });
        }

        return [options.Storage.ToString(), Samples.Text(start.Median / 1_000), $"{region}", $"{nation}", $"{next}"];
    }

    private static async Task Started(SystemOptions options, Population population, Samples times, Func<IGrainFactory, Task> ask)
    {
        var watch = Stopwatch.GetTimestamp();
        await using var host = await BenchmarkHost.Start(options, BenchmarkPack.For(population));
        times.AddSince(watch);
        await ask(host.Grains);
    }

    private static async Task Ask(IGrainFactory grains, Question question, FirstAnswer times)
    {
        var query = GrainQuestions.Of(question);
        var watch = Stopwatch.GetTimestamp();
        try
        {
            var answer = await grains.Territory(query.Territory).Aggregate(query);
            times.Answered.AddSince(watch);
            if (answer.Total.Reported == 0)
            {
                throw new InvalidOperationException("The store is empty.");
            }
        }
        catch (Exception e) when (e is DbException or TimeoutException or OrleansException)
        {
            times.Failed.AddSince(watch);
            times.Reason = e.Message;
        }
    }

    /// <summary>An answer may also fail: a store that is asked too much at once gives up.</summary>
    private sealed class FirstAnswer
    {
        public Samples Answered { get; } = new();

        public Samples Failed { get; } = new();

        public string Reason { get; set; } = "";

        /// <summary>Seconds.</summary>
        public override string ToString() => Failed.Count == 0
            ? Samples.Text(Answered.Median / 1_000)
            : $"failed {Failed.Count} of {Failed.Count + Answered.Count} after {Samples.Text(Failed.Median / 1_000)}: {(Reason.Length > 60 ? Reason[..60] + "…" : Reason)}";
    }
}
