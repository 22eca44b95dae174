using System.Diagnostics.Metrics;

namespace EconomieSociale.Storage;

/// <summary>What the feed of changes does, as OpenTelemetry metrics of the meter <see cref="Name"/>.</summary>
internal sealed class FeedMeter
{
    public const string Name = "EconomieSociale.Feed";

    private readonly Meter meter;
    private readonly Counter<long> rows;

    public FeedMeter(IMeterFactory factory)
    {
        meter = factory.Create(Name);
        rows = meter.CreateCounter<long>("es.feed.rows", "{row}", "Rows of units that the feed read because they were written; each one some times");
    }

    /// <summary>Shows the lag of a feed from now on.</summary>
    public void Follow(Func<TimeSpan> lag) =>
        meter.CreateObservableGauge("es.feed.lag", () => lag().TotalSeconds, "s", "Time since the storage was last asked for changes with success");

    public void Read(int count) => rows.Add(count);
}
