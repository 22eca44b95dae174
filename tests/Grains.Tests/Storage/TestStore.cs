using EconomieSociale.Hosting;
using EconomieSociale.Storage;
using Npgsql;

namespace EconomieSociale.Tests.Storage;

/// <summary>A store of its own for a test: a file or a database that nobody else uses.</summary>
public interface ITestStore
{
    static abstract Task<SystemOptions> Create();
}

public sealed class SqliteTestStore : ITestStore
{
    public static Task<SystemOptions> Create() => Task.FromResult(new SystemOptions
    {
        DataFolder = Directory.CreateTempSubdirectory("es-test-").FullName,
    });
}

public sealed class PostgreSqlTestStore : ITestStore
{
    public static async Task<SystemOptions> Create()
    {
        var server = Environment.GetEnvironmentVariable("ES_TEST_PG")
            ?? throw new InvalidOperationException("ES_TEST_PG is not set: run ./test.sh, which starts a PostgreSQL server, or set it to a connection string.");
        var database = $"es_{Guid.NewGuid():N}";
        await using (var connection = new NpgsqlConnection(server))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"create database {database}", connection);
            await command.ExecuteNonQueryAsync();
        }

        return new SystemOptions
        {
            Mode = SystemMode.Cluster,
            Storage = StorageKind.PostgreSql,
            ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString(),
        };
    }
}
