using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EconomieSociale.Territories;

/// <summary>What totals do, as OpenTelemetry metrics of the meter <see cref="Name"/>; <c>docs/operating.md</c> says what to watch.</summary>
public sealed class TotalsMeter
{
    public const string Name = "EconomieSociale.Totals";

    private static readonly InstrumentAdvice<double> Milliseconds = new()
    {
        HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 5000, 20000],
    };

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60, 300] };

    private readonly Histogram<double> queries;
    private readonly Histogram<double> applies;
    private readonly Histogram<double> wakes;
    private readonly Histogram<double> reconciliations;
    private readonly Counter<long> repairs;
    private readonly ConcurrentDictionary<object, Func<(int Units, long Reports, long Bytes)>> areas = new();
    private readonly ConcurrentDictionary<object, int> differences = new();

    public TotalsMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        queries = meter.CreateHistogram("es.query.duration", "ms", "Time to answer a question over a territory, by kind", null, Milliseconds);
        applies = meter.CreateHistogram("es.apply.duration", "ms", "Time in which an area takes what a unit tells", null, Milliseconds);
        wakes = meter.CreateHistogram("es.area.wake.duration", "s", "Time in which an area reads the rows of its units before its first answer", null, Seconds);
        reconciliations = meter.CreateHistogram("es.reconciliation.duration", "s", "Time to compare an area with the rows of its units", null, Seconds);
        repairs = meter.CreateCounter<long>("es.feed.repairs", "{unit}", "Units of which an area learnt by the feed: their own message was lost or late");
        meter.CreateObservableGauge("es.area.units", () => Held.Units, "{unit}", "Units held by the areas of this silo");
        meter.CreateObservableGauge("es.area.reports", () => Held.Reports, "{report}", "Reports held by the areas of this silo");
        meter.CreateObservableGauge("es.area.bytes", () => Held.Bytes, "By", "Memory of the reports held by the areas of this silo");
        meter.CreateObservableGauge("es.area.count", () => areas.Count, "{area}", "Areas awake on this silo");
        meter.CreateObservableGauge(
            "es.reconciliation.differences", () => Differences, "{difference}", "Differences found by the last comparisons of this silo's areas: must be 0");
    }

    /// <summary>What the areas of this silo hold.</summary>
    public (long Units, long Reports, long Bytes) Held => areas.Values.Select(a => a())
        .Aggregate((Units: 0L, Reports: 0L, Bytes: 0L), (sum, a) => (sum.Units + a.Units, sum.Reports + a.Reports, sum.Bytes + a.Bytes));

    /// <summary>What the last comparisons of the areas on this silo found.</summary>
    public int Differences => differences.Values.Sum();

    /// <summary>Measures a question until it is disposed.</summary>
    public IDisposable Query(AggregateQuery query) => Query(query.GroupBy.IsEmpty ? query.Filters.IsEmpty ? "total" : "filter" : "group");

    public IDisposable Query(string kind) => new Measured(queries, kind);

    public IDisposable Apply() => new Measured(applies, null);

    public void Repaired(int units) => repairs.Add(units);

    /// <param name="area">One that <see cref="Awake"/> told of: the finding of one that has left would stand for ever.</param>
    public void Reconciled(object area, Reconciliation found, TimeSpan took)
    {
        reconciliations.Record(took.TotalSeconds);
        if (areas.ContainsKey(area))
        {
            differences[area] = found.Differences;
        }
    }

    /// <summary>An area is awake on this silo.</summary>
    public void Awake(object area, TimeSpan took, Func<(int Units, long Reports, long Bytes)> held)
    {
        areas[area] = held;
        wakes.Record(took.TotalSeconds);
    }

    /// <summary>An area is no longer on this silo; what was found about it is the matter of whoever wakes it.</summary>
    public void Leaves(object area)
    {
        areas.TryRemove(area, out _);
        differences.TryRemove(area, out _);
    }

    private sealed class Measured(Histogram<double> histogram, string? kind) : IDisposable
    {
        private readonly long began = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (kind is null)
            {
                histogram.Record(took);
            }
            else
            {
                histogram.Record(took, new KeyValuePair<string, object?>("kind", kind));
            }
        }
    }
}
