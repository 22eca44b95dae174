using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace EconomieSociale.Benchmarks.Storage;

/// <summary>A real PostgreSQL server: the one of <c>ES_TEST_PG</c>, or one that <c>postgres.sh</c> starts. The last run that uses it stops it.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly bool own;

    private PostgreSqlServer(string connectionString, bool own)
    {
        ConnectionString = connectionString;
        this.own = own;
    }

    public string ConnectionString { get; }

    public static async Task<PostgreSqlServer> Start()
    {
        var given = Environment.GetEnvironmentVariable("ES_TEST_PG");
        return given is null ? new(await Script("start"), own: true) : new(given, own: false);
    }

    /// <summary>The connection string of a database, which is made if it is not there.</summary>
    public async Task<string> Database(string name, bool fresh = false)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        if (fresh)
        {
            await Execute(connection, $"drop database if exists {name} with (force)");
        }

        await using var found = new NpgsqlCommand($"select 1 from pg_database where datname = '{name}'", connection);
        if (await found.ExecuteScalarAsync() is null)
        {
            await Execute(connection, $"create database {name}");
        }

        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, CommandTimeout = 0 }.ToString();
    }

    public async Task Drop(string name)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await Execute(connection, $"drop database if exists {name} with (force)");
    }

    public static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<long> Number(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (own && !await IsUsed())
        {
            await Script("stop");
        }
    }

    /// <summary>True while another run is connected.</summary>
    private async Task<bool> IsUsed()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return await Number(connection, "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()") > 0;
    }

    private static async Task<string> Script(string verb)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh"), verb]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"postgres.sh {verb} ended with {process.ExitCode}.");
    }
}
