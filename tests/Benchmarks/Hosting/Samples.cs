using System.Diagnostics;
using System.Globalization;

namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>Measured times of one thing.</summary>
internal sealed class Samples
{
    private readonly List<double> milliseconds = [];

    public int Count => milliseconds.Count;

    /// <summary>In milliseconds; not a number when nothing was measured.</summary>
    public double Median => At(0.5);

    public double P99 => At(0.99);

    public double Best => At(0);

    public void Add(TimeSpan elapsed) => milliseconds.Add(elapsed.TotalMilliseconds);

    public void AddSince(long timestamp) => Add(Stopwatch.GetElapsedTime(timestamp));

    public void AddAll(Samples other) => milliseconds.AddRange(other.milliseconds);

    /// <summary>Median / 99th percentile.</summary>
    public override string ToString() => Count == 0 ? "-" : $"{Text(Median)} / {Text(P99)}";

    /// <summary>Three digits that matter.</summary>
    public static string Text(double number) => double.IsNaN(number) ? "-" : number.ToString(
        number switch { >= 100 => "N0", >= 10 => "N1", >= 1 => "N2", >= 0.01 => "N3", _ => "N4" }, CultureInfo.InvariantCulture);

    private double At(double share)
    {
        if (milliseconds.Count == 0)
        {
            return double.NaN;
        }

        var sorted = milliseconds.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1))];
    }
}
