namespace EconomieSociale.Benchmarks.Hosting;

/// <summary>Where loaded data rests between runs; it may be deleted at any time.</summary>
internal static class BenchmarkFolder
{
    public static string Path { get; } =
        Directory.CreateDirectory(Environment.GetEnvironmentVariable("ES_BENCH_DATA") ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "esbench")).FullName;
}
