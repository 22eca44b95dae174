using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace EconomieSociale.Tests.Faults;

/// <summary>The embedded store: a file in a folder of its own.</summary>
internal sealed class SqliteStore : TestStore, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("es-faults-").FullName;

    public override string Name => "embedded process on SQLite";

    public override Dictionary<string, string> Settings(Address address) => new() { ["ASPNETCORE_URLS"] = address.Url, ["DataFolder"] = folder };

    public override Task Disturb() => throw new NotSupportedException("The file is in the hands of one process.");

    public void Dispose() => Directory.Delete(folder, true);

    /// <summary>Reading only: recovery after a kill is left to the program.</summary>
    protected override async Task<DbConnection> Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "economie-sociale.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false,
        }.ToString());
        await connection.OpenAsync();
        return connection;
    }
}
