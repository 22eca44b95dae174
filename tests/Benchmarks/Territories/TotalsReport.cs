using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>The times of a course as a table with ratios, and the bars that hang on them.</summary>
internal sealed class TotalsReport(Population population, Course course, MemoryBandwidth bandwidth, Output output)
{
    private const string Kept = "grains kept";
    private const string Scanned = "grains scanned";
    private const int BandwidthUnits = 1_000_000;

    private static readonly string[] Contenders = ["PG", "MV", "DuckDB", Kept, Scanned];

    /// <summary>Bars are about nations: at 2,000 units everybody is fast.</summary>
    private bool HasBars => population.RegionsUsed > 1;

    public void Print()
    {
        output.Table(
            ["median / p99 in ms", .. Contenders, "PG ÷ scanned", "DuckDB ÷ scanned", "bar"],
            [.. Question.Topics.Select(Row)]);
        output.Say("All contenders gave the same keys, counts and sums, to the last bit, in every round.");
        if (course.Of(Scanned, Topic.NationByRegion).Count == 0)
        {
            return;
        }

        PrintLanding();
        PrintBandwidth();
    }

    private string[] Row(Topic topic)
    {
        var byPostgres = Ratio("PG", topic);
        var byDuck = Ratio("DuckDB", topic);
        var (bar, isMet) = topic == Topic.RegionTotals ? ("≥ 30× PG", byPostgres >= 30) : ("≥ 8× PG, ≥ 3× DuckDB", byPostgres >= 8 && byDuck >= 3);
        var judged = HasBars && !double.IsNaN(byPostgres) && (topic == Topic.RegionTotals || !double.IsNaN(byDuck));
        return
        [
            Question.Title(topic),
            .. Contenders.Select(c => course.Of(c, topic).ToString()),
            Times(byPostgres),
            Times(byDuck),
            judged ? $"{bar}: {output.Bar($"{population.Units:N0}: {Question.Title(topic)} {bar}", isMet)}" : "-",
        ];
    }

    private void PrintLanding()
    {
        foreach (var contender in (string[])[Kept, Scanned])
        {
            var ratio = course.Of(contender, Topic.RegionTotals).Median / course.OfSmall(contender).Median;
            if (!double.IsNaN(ratio))
            {
                // Kept is what a page shows first; a scan may cost what it must.
                var bar = contender == Kept ? $" (bar 2: {output.Bar($"{population.Units:N0}: landing totals of a region within 2×", ratio <= 2)})" : "";
                output.Say($"Totals of a region, {contender}: {course.OfSmall(contender)} ms at 2,000 units, {Samples.Text(ratio)} times as much here{bar}");
            }
        }
    }

    private void PrintBandwidth()
    {
        var bytes = (double)population.Units * EngineHooks.BytesPerScannedReport;
        var speed = bytes / course.Of(Scanned, Topic.NationByRegion).Median * 1_000;
        var share = speed / bandwidth.Two;
        var bar = population.Units >= BandwidthUnits ? $" (bar 50 %: {output.Bar($"{population.Units:N0}: share of memory bandwidth", share >= 0.5)})" : "";
        output.Say(bandwidth.ToString());
        output.Say($"Nation by region, scanned: {bytes / 1e6:N0} MB with {speed / 1e9:N1} GB/s, {share:P0} of what two threads read{bar}");
    }

    private double Ratio(string other, Topic topic) => course.Of(other, topic).Median / course.Of(Scanned, topic).Median;

    private static string Times(double ratio) => double.IsNaN(ratio) ? "-" : Samples.Text(ratio) + "×";
}
