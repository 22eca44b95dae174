using EconomieSociale.Benchmarks.Hosting;
namespace EconomieSociale.Benchmarks.Cooperatives;
internal static class IntakeBenchmark { public static Task Run(BenchmarkArguments a, Output o) => Task.CompletedTask; }
