using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Benchmarks.Storage;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>The contenders that were asked for, loaded.</summary>
internal sealed record OpenContenders(PostgreSqlServer? Server, PostgreSqlTable? PostgreSql, DuckDbTable? DuckDb, GrainTable? Grains) : IAsyncDisposable
{
    public IReadOnlyList<IContender> Contenders { get; private init; } = [];

    public static async Task<OpenContenders> Of(BenchmarkArguments arguments, Population population, Output output)
    {
        bool Asked(string name) => arguments.Contenders.Contains(name);
        var server = Asked("pg") || Asked("mv") ? await PostgreSqlServer.Start() : null;
        var postgres = server is null ? null : await PostgreSqlTable.Open(server, population, arguments.Fresh, output);
        var duck = Asked("duckdb") ? await DuckDbTable.Open(population, arguments.Fresh, output) : null;
        var grains = Asked("grains") ? await GrainTable.Open(population, arguments.AreaLevel, output) : null;
        IContender?[] contenders =
            [Asked("pg") ? postgres!.Indexed : null, Asked("mv") ? postgres!.Viewed : null, duck?.Contender, grains?.Kept, grains?.Scanned];
        return new OpenContenders(server, postgres, duck, grains) { Contenders = [.. contenders.OfType<IContender>()] };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in (IAsyncDisposable?[])[Grains, DuckDb, PostgreSql, Server])
        {
            if (opened is not null)
            {
                await opened.DisposeAsync();
            }
        }
    }
}
