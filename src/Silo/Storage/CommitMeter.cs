using System.Diagnostics.Metrics;

namespace EconomieSociale.Storage;

/// <summary>How rows are committed together, as OpenTelemetry metrics of the meter <see cref="Name"/>.</summary>
internal sealed class CommitMeter
{
    public const string Name = "EconomieSociale.Storage";

    private static readonly InstrumentAdvice<int> Counts = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128] };

    private static readonly InstrumentAdvice<double> Milliseconds = new() { HistogramBucketBoundaries = [0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 5000, 30000] };

    private readonly Histogram<int> rows;
    private readonly Histogram<double> durations;

    public CommitMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        rows = meter.CreateHistogram("es.commit.rows", "{row}", "Rows that were committed together", null, Counts);
        durations = meter.CreateHistogram("es.commit.duration", "ms", "Time of a commit with its statement", null, Milliseconds);
    }

    public void Committed(int count, TimeSpan took)
    {
        rows.Record(count);
        durations.Record(took.TotalMilliseconds);
    }
}
