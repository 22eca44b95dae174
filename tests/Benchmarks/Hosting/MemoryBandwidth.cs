using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>How fast this machine reads memory that no cache holds: sums over one large array.</summary>
internal static class MemoryBandwidth
{
    private const int Numbers = 128 * 1024 * 1024; // 1 GB
    private const int Rounds = 5;

    /// <returns>The best of some rounds, in bytes a second, with one thread and with two.</returns>
    public static (double One, double Two) Measure()
    {
        var numbers = new long[Numbers];
        Array.Fill(numbers, 1);
        return (Best(numbers, 1), Best(numbers, 2));
    }

    private static double Best(long[] numbers, int threads)
    {
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var sum = 0L;
            var part = numbers.Length / threads;
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, t => Interlocked.Add(ref sum, Sum(numbers.AsSpan(t * part, part))));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (sum != numbers.Length)
            {
                throw new InvalidOperationException("The sum is wrong.");
            }

            best = Math.Max(best, sizeof(long) * (double)numbers.Length / seconds);
        }

        return best;
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
