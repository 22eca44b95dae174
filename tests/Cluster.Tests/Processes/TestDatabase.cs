using Npgsql;

namespace EconomieSociale.Tests.Processes;

/// <summary>A PostgreSQL database that nobody else uses.</summary>
public static class TestDatabase
{
    public static async Task<string> Create()
    {
        var server = Environment.GetEnvironmentVariable("ES_TEST_PG")
            ?? throw new InvalidOperationException("ES_TEST_PG is not set: run ./test.sh, which starts a PostgreSQL server, or set it to a connection string.");
        var database = $"es_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {database}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString();
    }
}
