using System.Data.Common;
using System.Reflection;
using EconomieSociale.Hosting;

namespace EconomieSociale.Storage;

/// <summary>
/// Brings the schema up to date at start: numbered scripts, each run once, all in one transaction that excludes every other process
/// (an advisory lock on PostgreSQL, the write lock on SQLite). Safe to run again and from several processes at once.
/// </summary>
public static class SchemaRunner
{
    /// <summary>Runs the scripts that this database has not seen.</summary>
    /// <returns>Their names, in order.</returns>
    public static async Task<IReadOnlyList<string>> Apply(Store store, CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await Execute(connection, store.Kind == StorageKind.Sqlite ? "begin immediate" : "begin; select pg_advisory_xact_lock(hashtext('economie-sociale-schema'))", cancellation);
        try
        {
            await Execute(connection, "create table if not exists schema_migration (id varchar(100) primary key, applied_at varchar(40) not null)", cancellation);
            var known = await Known(connection, cancellation);
            var applied = new List<string>();
            foreach (var (name, sql) in Scripts(store.Kind).Where(s => !known.Contains(s.Name)))
            {
                await Execute(connection, sql, cancellation);
                await Execute(connection, $"insert into schema_migration (id, applied_at) values ('{name}', '{DateTimeOffset.UtcNow:O}')", cancellation);
                applied.Add(name);
            }

            await Execute(connection, "commit", cancellation);
            return applied;
        }
        catch
        {
            await Execute(connection, "rollback", CancellationToken.None);
            throw;
        }
    }

    /// <summary>The scripts of a kind of database by name, ascending.</summary>
    public static IEnumerable<(string Name, string Sql)> Scripts(StorageKind kind)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $".Storage.Sql.{(kind == StorageKind.Sqlite ? "sqlite" : "postgresql")}.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.Contains(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource[(resource.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..^4], reader.ReadToEnd());
        }
    }

    private static async Task<HashSet<string>> Known(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select id from schema_migration";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            known.Add(reader.GetString(0));
        }

        return known;
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
