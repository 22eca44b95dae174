using System.Diagnostics;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Benchmarks.Hosting;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Benchmarks.Storage;

/// <summary>Stores of the program with the rows of a population in them.</summary>
internal static class BenchmarkStore
{
    private const int Writers = 16;
    private const string Mark = "benchmark_filled";

    /// <summary>An embedded program on a store of this name; the store is made if it is not there.</summary>
    public static async Task<SystemOptions> Options(StorageKind kind, PostgreSqlServer server, string name, bool fresh)
    {
        if (kind == StorageKind.PostgreSql)
        {
            return new() { Storage = kind, ConnectionString = await server.Database(name, fresh), DataFolder = BenchmarkFolder.Path };
        }

        var folder = Path.Combine(BenchmarkFolder.Path, name);
        if (fresh && Directory.Exists(folder))
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }

        return new() { DataFolder = folder };
    }

    /// <summary>Of this run alone, to be dropped in its end.</summary>
    public static string OwnName(string use) => $"{use}_{Environment.ProcessId}";

    public static async Task Drop(SystemOptions options, PostgreSqlServer server)
    {
        if (options.Storage == StorageKind.PostgreSql)
        {
            await server.Drop(new NpgsqlConnectionStringBuilder(options.ConnectionString).Database!);
        }
        else
        {
            Directory.Delete(options.DataFolder, recursive: true);
        }
    }

    /// <summary>A store with the rows of all units, filled once and kept for the next run that uses the same name.</summary>
    public static async Task<SystemOptions> Filled(StorageKind kind, PostgreSqlServer server, Population population, string use, bool fresh, Output output)
    {
        var name = $"es_bench_{use}_{population.Units}";
        var options = await Options(kind, server, name, fresh);
        if (!await IsFilled(options))
        {
            // Half a filling is none; and while it is filled nobody needs it to be durable.
            options = await Options(kind, server, name, fresh: true);
            var hasty = kind == StorageKind.PostgreSql
                ? options with { ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Options = "-c synchronous_commit=off" }.ToString() }
                : options;
            await using var host = await BenchmarkHost.Start(hasty, BenchmarkPack.For(population));
            await Fill(host, population, output);
        }

        return options;
    }

    private static async Task<bool> IsFilled(SystemOptions options)
    {
        await using var store = Store.Open(options);
        return await Scalar(store, store.Kind == StorageKind.Sqlite
            ? $"select count(*) from sqlite_master where name = '{Mark}'"
            : $"select count(*) from pg_tables where tablename = '{Mark}'") is not 0L;
    }

    /// <summary>Writes what the grains of the units would write, through their own storage.</summary>
    private static async Task Fill(BenchmarkHost host, Population population, Output output)
    {
        var watch = Stopwatch.StartNew();
        if (host.Store.Kind == StorageKind.Sqlite)
        {
            await Scalar(host.Store, "pragma synchronous = off");
        }

        var storage = host.Services.GetRequiredKeyedService<IGrainStorage>(Stores.Main);
        await Parallel.ForEachAsync(Enumerable.Range(0, population.Units), new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (unit, _) =>
        {
            var traits = population.Of(unit);
            var id = GrainOf(unit);
            await storage.WriteStateAsync(
                StateFormat.UnitRow, id, new GrainState<CooperativeState>(new() { Unit = GeneratedUnits.Unit(unit, traits) }));
            for (var year = Landscape.FirstYear; year < Landscape.FirstYear + Landscape.Years; year++)
            {
                await storage.WriteStateAsync(StateFormat.YearRow(year), id, new GrainState<YearState>(new() { Book = GeneratedUnits.Book(unit, year, 4, traits) }));
            }
        });
        await Scalar(host.Store, $"create table {Mark} (units integer)");
        await Scalar(host.Store, host.Store.Kind == StorageKind.Sqlite ? "pragma wal_checkpoint(truncate)" : "vacuum analyze orleansstorage");
        output.Say($"{host.Store.Kind}: the rows of {population.Units:N0} units written in {watch.Elapsed.TotalSeconds:N1} s");
    }

    public static GrainId GrainOf(int unit) => GrainId.Create("cooperative", Landscape.Unit(unit));

    private static async Task<object?> Scalar(Store store, string sql)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync();
    }
}
