using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Hosting;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>Rates, waiting times and ratios of an intake, and where the time of a report goes.</summary>
internal sealed class IntakeReport(StorageKind store, IIntake[] intakes, ILookup<(string Name, int Callers), IntakeRun> runs, Output output)
{
    /// <summary>Of raw upserts at most callers; the first is what group commit must be worth (ADR 0017).</summary>
    private static readonly Dictionary<string, double> Bars = new() { ["grains"] = 1.5, ["grains, whole year"] = 0.7 };

    private static readonly int[] Callers = [1, 8, IntakeCourse.MostCallers];

    private string Raw => intakes[0].Name;

    public void Print()
    {
        output.Table(
            [$"{store}: reports a second (median / p99 in ms)", .. Callers.Select(c => $"{c} at once"), $"of raw at {Callers[^1]}", "bar"],
            [.. intakes.Select(Row)]);
        PrintParts();
    }

    private string[] Row(IIntake intake)
    {
        var ratio = Rate(intake.Name, Callers[^1]) / Rate(Raw, Callers[^1]);
        double? bar = store == StorageKind.PostgreSql && Bars.TryGetValue(intake.Name, out var found) ? found : null;
        return
        [
            intake.Name,
            .. Callers.Select(c => $"{Rate(intake.Name, c):N0} ({Latencies(intake.Name, c)})"),
            Samples.Text(ratio),
            bar is { } least ? $"≥ {Samples.Text(least)}: {output.Bar($"intake on {store}, {intake.Name}: {Samples.Text(ratio)} of raw", ratio >= least)}" : "-",
        ];
    }

    /// <summary>At most callers the machine is busy: the time between two reports is what one costs.</summary>
    private void PrintParts()
    {
        var all = Cost("grains");
        var raw = Cost(Raw);
        var provider = Cost("storage provider alone") - raw;
        var rest = Cost("grains, nothing to write");
        output.Say(
            $"{store}, {Callers[^1]} at once: a report costs {all:N0} µs: {raw:N0} for the upsert, {provider:N0} for JSON and the storage provider, "
            + $"{rest:N0} for calls, rules and telling the area, {all - raw - provider - rest:N0} for both together");
    }

    private double Cost(string name) => 1e6 / Rate(name, Callers[^1]);

    /// <summary>Of the rounds, the median.</summary>
    private double Rate(string name, int callers)
    {
        var rates = runs[(name, callers)].Select(r => r.Rate).Order().ToArray();
        return rates[rates.Length / 2];
    }

    private Samples Latencies(string name, int callers)
    {
        var all = new Samples();
        foreach (var run in runs[(name, callers)])
        {
            all.AddAll(run.Latencies);
        }

        return all;
    }
}
