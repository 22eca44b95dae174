using EconomieSociale.Benchmarks.Hosting;
namespace EconomieSociale.Benchmarks.Territories;
internal static class ColdStartBenchmark { public static Task Run(BenchmarkArguments a, Output o) => Task.CompletedTask; }
internal static class FreshnessBenchmark { public static Task Run(BenchmarkArguments a, Output o) => Task.CompletedTask; }
