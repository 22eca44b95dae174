using System.Diagnostics;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>The population in the areas of a silo, read from the generator instead of rows.</summary>
internal sealed class GrainTable : IAsyncDisposable
{
    private readonly BenchmarkHost host;
    private readonly string folder;

    private GrainTable(BenchmarkHost host, string folder, double bytes)
    {
        this.host = host;
        this.folder = folder;
        BytesPerContribution = bytes;
    }

    /// <summary>Managed memory that grew while the areas read their units.</summary>
    public double BytesPerContribution { get; }

    public double PackedBytesPerContribution => EngineHooks.BytesPerContribution(host.Services);

    public GrainContender Kept => new("grains kept", host, keep: true);

    public GrainContender Scanned => new("grains scanned", host, keep: false);

    public static async Task<GrainTable> Open(Population population, string areaLevel, Output output)
    {
        var folder = Directory.CreateTempSubdirectory("es-bench-").FullName;
        var host = await BenchmarkHost.Start(new SystemOptions { DataFolder = folder }, BenchmarkPack.For(population, areaLevel), silo =>
            silo.Services.AddSingleton<IUnitArchive>(new GeneratedArchive(population)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await host.Grains.WakeAreas();
        output.Say($"Grains: {population.Contributions:N0} reports generated and read in {watch.Elapsed.TotalSeconds:N1} s");
        return new(host, folder, (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / population.Contributions);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>
/// Asks the grains of a silo. Kept: the question was asked before until its answer was kept and came from there; scanned: it
/// names a day that no question named before, so no answer is kept for it.
/// </summary>
internal sealed class GrainContender(string name, BenchmarkHost host, bool keep) : IContender
{
    /// <summary>What is asked twice is kept; the third time its answer is there, so that the one that is timed does not follow upon a scan of the whole area.</summary>
    private const int AskedBefore = 3;

    private int asked;

    public string Name => name;

    public bool Answers(Topic topic) => true;

    public async Task Prepare(Question question)
    {
        for (var before = 0; keep && before < AskedBefore; before++)
        {
            await Ask(question);
        }
    }

    public async Task<Func<SumTable>> Ask(Question question)
    {
        var query = GrainQuestions.Of(question);
        query = keep ? query : query with { Today = query.Today!.Value.AddDays(++asked) };
        var grain = host.Grains.Territory(query.Territory);
        if (question.Topic == Topic.WorstTwenty)
        {
            var units = await grain.Rank(query, BenchmarkPack.Ratio, ascending: true, Question.Worst);
            return () => GrainQuestions.Comparable(units);
        }

        var answer = await grain.Aggregate(query);
        return () => GrainQuestions.Comparable(query, answer);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
