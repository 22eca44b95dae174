using System.Data.Common;
using EconomieSociale.Tests.Processes;
using Npgsql;

namespace EconomieSociale.Tests.Faults;

/// <summary>A PostgreSQL database that several processes share.</summary>
internal sealed class PostgreSqlStore(string connectionString) : TestStore, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("es-faults-").FullName;

    public override string Name => "cluster of three processes on PostgreSQL";

    public static async Task<PostgreSqlStore> Create() => new(await TestDatabase.Create());

    public override Dictionary<string, string> Settings(Address address) => new()
    {
        ["ASPNETCORE_URLS"] = address.Url,
        ["Mode"] = "cluster",
        ["Storage"] = "postgresql",
        ["ConnectionString"] = connectionString,
        ["DataFolder"] = folder,
        ["AdvertisedAddress"] = "127.0.0.1",
        ["SiloPort"] = $"{address.Silo}",
        ["GatewayPort"] = $"{address.Gateway}",
    };

    /// <summary>Ends every connection of the processes: what they had open is rolled back or of unknown outcome.</summary>
    public override async Task Disturb()
    {
        await using var connection = await Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
        await command.ExecuteScalarAsync();
    }

    public void Dispose() => Directory.Delete(folder, true);

    protected override async Task<DbConnection> Open()
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
