using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EconomieSociale.Territories;

/// <summary>What totals do, as OpenTelemetry metrics of the meter <see cref="Name"/>; <c>docs/operating.md</c> says what to watch.</summary>
public sealed class TotalsMeter
{
    public const string Name = "EconomieSociale.Totals";

    private readonly Histogram<double> queries;
    private readonly Histogram<double> applies;
    private readonly Histogram<double> reconciliations;
    private readonly Counter<long> repairs;
    private readonly ConcurrentDictionary<object, Func<(int Units, long Reports, long Bytes)>> areas = new();
    private readonly ConcurrentDictionary<string, int> differences = new();

    public TotalsMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        queries = meter.CreateHistogram<double>("es.query.duration", "ms", "Time to answer a question over a territory, by kind");
        applies = meter.CreateHistogram<double>("es.apply.duration", "ms", "Time in which an area takes what a unit tells");
        reconciliations = meter.CreateHistogram<double>("es.reconciliation.duration", "s", "Time to compare an area with the rows of its units");
        repairs = meter.CreateCounter<long>("es.feed.repairs", "{unit}", "Units of which an area learnt by the feed: their own message was lost or late");
        meter.CreateObservableGauge("es.area.units", () => Held.Units, "{unit}", "Units held by the areas of this silo");
        meter.CreateObservableGauge("es.area.reports", () => Held.Reports, "{report}", "Reports held by the areas of this silo");
        meter.CreateObservableGauge("es.area.bytes", () => Held.Bytes, "By", "Memory of the reports held by the areas of this silo");
        meter.CreateObservableGauge("es.area.count", () => areas.Count, "{area}", "Areas awake on this silo");
        meter.CreateObservableGauge("es.reconciliation.differences", () => differences.Values.Sum(), "{difference}", "Differences found by the last comparisons: must be 0");
    }

    /// <summary>What the areas of this silo hold.</summary>
    public (long Units, long Reports, long Bytes) Held => areas.Values.Select(a => a())
        .Aggregate((Units: 0L, Reports: 0L, Bytes: 0L), (sum, a) => (sum.Units + a.Units, sum.Reports + a.Reports, sum.Bytes + a.Bytes));

    /// <summary>Measures a question until it is disposed.</summary>
    public IDisposable Query(AggregateQuery query) => Query(query.GroupBy.IsEmpty ? query.Filters.IsEmpty ? "total" : "filter" : "group");

    public IDisposable Query(string kind) => new Measured(queries, kind);

    public IDisposable Apply() => new Measured(applies, null);

    public void Repaired(int units) => repairs.Add(units);

    public void Reconciled(string area, Reconciliation found, TimeSpan took)
    {
        differences[area] = found.Differences;
        reconciliations.Record(took.TotalSeconds);
    }

    /// <summary>An area is awake on this silo.</summary>
    public void Holds(object area, Func<(int Units, long Reports, long Bytes)> held) => areas[area] = held;

    public void Leaves(object area) => areas.TryRemove(area, out _);

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
