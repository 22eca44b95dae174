using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>How fast this machine reads memory that no cache holds: sums over one large array. Measured again in every round, because neighbours take their share of it.</summary>
internal sealed class MemoryBandwidth
{
    private const int Numbers = 64 * 1024 * 1024; // 512 MB

    private readonly long[] numbers = new long[Numbers];
    private readonly Samples one = new();
    private readonly Samples two = new();

    public MemoryBandwidth() => Array.Fill(numbers, 1);

    /// <summary>Bytes a second read by two threads, in the middle one of the rounds.</summary>
    public double Two => Speed(two.Median);

    public void Take()
    {
        one.Add(Read(1));
        two.Add(Read(2));
    }

    public override string ToString() =>
        $"memory is read with {Speed(one.Median) / 1e9:N1} GB/s by one thread and {Two / 1e9:N1} GB/s by two (median of {two.Count} rounds; best {Speed(two.Best) / 1e9:N1})";

    private static double Speed(double milliseconds) => sizeof(long) * (double)Numbers / milliseconds * 1_000;

    private TimeSpan Read(int threads)
    {
        var start = Stopwatch.GetTimestamp();
        var sum = 0L;
        var part = numbers.Length / threads;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, t => Interlocked.Add(ref sum, Sum(numbers.AsSpan(t * part, part))));
        var took = Stopwatch.GetElapsedTime(start);
        return sum == numbers.Length ? took : throw new InvalidOperationException("The sum is wrong.");
    }

    private static long Sum(ReadOnlySpan<long> numbers)
    {
        var (a, b, c, d) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
        var vectors = MemoryMarshal.Cast<long, Vector512<long>>(numbers);
        for (var i = 0; i + 3 < vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        return Vector512.Sum(a + b + c + d);
    }
}
