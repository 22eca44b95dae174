using System.Data.Common;
using System.Diagnostics;
using EconomieSociale.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EconomieSociale.Storage;

/// <summary>The database behind the grains: embedded SQLite or PostgreSQL. What differs between them is here and in the SQL scripts, nowhere else.</summary>
/// <param name="Invariant">The name under which Orleans knows the kind of database.</param>
/// <param name="Writers">The connections that write states.</param>
/// <param name="Description">For the banner: never a password.</param>
public sealed record Store(
    StorageKind Kind, string Invariant, DbDataSource DataSource, DbDataSource Writers, string ConnectionString, string Description) : IAsyncDisposable
{
    /// <summary>Statements are prepared and connections not reset between uses: two to three times the default rate. See <c>reference/orleans.md</c> §4.</summary>
    private const string PostgreSqlDefaults = "Maximum Pool Size=32;Max Auto Prepare=32;Auto Prepare Min Usages=2;No Reset On Close=true;";

    private FileStream? fileLock;

    public static Store Open(SystemOptions options) => options.Storage == StorageKind.Sqlite ? OpenSqlite(options) : OpenPostgreSql(options);

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await Writers.DisposeAsync();
        fileLock?.Dispose();
    }

    private static Store OpenSqlite(SystemOptions options)
    {
        var file = Path.GetFullPath(FileOf(options.ConnectionString) ?? Path.Combine(options.DataFolder, "economie-sociale.db"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var held = Lock(file + ".lock");

        // Orleans knows SQLite by the name of the older driver, whichever driver is loaded.
        var gate = new SqliteGate(file);
        return new(StorageKind.Sqlite, "System.Data.SQLite", gate, gate, gate.ConnectionString, $"SQLite {file}") { fileLock = held };
    }

    /// <summary>The file that a setting names: plainly, or as a connection string.</summary>
    private static string? FileOf(string? setting) =>
        setting?.Contains('=', StringComparison.Ordinal) == true ? new SqliteConnectionStringBuilder(setting).DataSource : setting;

    private static Store OpenPostgreSql(SystemOptions options)
    {
        var given = options.ConnectionString ?? throw new SetupException("storage_without_connection", "EconomieSociale__ConnectionString");
        var builder = new NpgsqlConnectionStringBuilder(PostgreSqlDefaults + given);
        return new(
            StorageKind.PostgreSql,
            "Npgsql",
            Pool(builder.ConnectionString),
            WriterPool(builder),
            builder.ConnectionString,
            $"PostgreSQL {builder.Host}:{builder.Port}/{builder.Database}");
    }

    /// <summary>A statement is part of somebody's trace or of none: the feed, which asks twice a second, would bury the others.</summary>
    private static NpgsqlDataSource Pool(string connection) =>
        new NpgsqlDataSourceBuilder(connection).ConfigureTracing(t => t.ConfigureCommandFilter(_ => Activity.Current is not null)).Build();

    /// <summary>
    /// A connection for the one that commits, and one to replace it while it is being broken. The plan of its statement is made once, whatever the first
    /// rows were, and never reads the whole table, however small it was then. The statement logs what it writes, so the trigger that does it for others need not.
    /// </summary>
    private static NpgsqlDataSource WriterPool(NpgsqlConnectionStringBuilder builder)
    {
        const string settings = "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set economiesociale.logs = on";
        var writers = new NpgsqlConnectionStringBuilder(builder.ConnectionString) { MaxPoolSize = 2, MinPoolSize = 0 };
        return new NpgsqlDataSourceBuilder(writers.ConnectionString).UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(settings, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(settings, connection);
                await command.ExecuteNonQueryAsync();
            }).Build();
    }

    /// <summary>Two processes on one file would each keep totals of their own.</summary>
    private static FileStream Lock(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new SetupException("store_in_use", path);
        }
    }
}
