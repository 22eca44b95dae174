using System.Globalization;
using EconomieSociale.Benchmarks.Alerts;
using EconomieSociale.Benchmarks.Cooperatives;
using EconomieSociale.Benchmarks.Territories;

namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>The plain harness: ratios to other systems within one run, without BenchmarkDotNet.</summary>
internal static class BenchmarkCommands
{
    private const int BandwidthRounds = 20;

    private static readonly Dictionary<string, Func<BenchmarkArguments, Output, Task>> Commands = new(StringComparer.Ordinal)
    {
        ["totals"] = TotalsBenchmark.Run,
        ["coldstart"] = ColdStartBenchmark.Run,
        ["intake"] = IntakeBenchmark.Run,
        ["freshness"] = FreshnessBenchmark.Run,
        ["alerts"] = AlertBenchmark.Run,
        ["bandwidth"] = Bandwidth,
    };

    public static bool Names(string[] args) => args.Length > 0 && Commands.ContainsKey(args[0]);

    /// <returns>0 when all bars were met, 1 when one was missed, 2 when the arguments make no sense.</returns>
    public static async Task<int> Run(string[] args)
    {
        BenchmarkArguments arguments;
        try
        {
            arguments = BenchmarkArguments.Read(args);
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var output = new Output();
        await Commands[arguments.Command](arguments, output);
        await output.Close(arguments.Out);
        return output.AllMet ? 0 : 1;
    }

    private static Task Bandwidth(BenchmarkArguments arguments, Output output)
    {
        output.Title("Memory bandwidth");
        var bandwidth = new MemoryBandwidth();
        for (var round = 0; round < BandwidthRounds; round++)
        {
            bandwidth.Take();
        }

        output.Say(bandwidth.ToString());
        return Task.CompletedTask;
    }
}
