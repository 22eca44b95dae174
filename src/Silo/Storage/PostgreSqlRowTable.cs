using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace EconomieSociale.Storage;

/// <summary>Many rows in one statement: one way to the server, one commit.</summary>
internal sealed class PostgreSqlRowTable(DbDataSource writers, string serviceId) : IRowTable
{
    /// <summary>
    /// The inserted version is the next one, so that it also says which one the row must have; the first look leaves out rows that are missing or another's,
    /// the second holds against whoever writes at the same time. All are stamped with the transaction that writes them.
    /// The texts are compared in a way that only the index of the hashes can serve: while a new table has no statistics, the index of the names looks as good,
    /// and would be read whole for every row.
    /// </summary>
    private const string Upsert =
        """
        insert into orleansstorage as o (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid,
          payloadbinary, modifiedon, version, xid)
        select r.keyhash, 0, 0, r.namehash, r.name, r.key, $7, r.payload, now(), coalesce(r.version, 0) + 1, pg_current_xact_id()
        from unnest($1, $2, $3, $4, $5, $6) r (keyhash, namehash, name, key, payload, version)
        where r.version is not distinct from (select s.version from orleansstorage s where s.grainidhash = r.keyhash and s.graintypehash = r.namehash
          and s.grainidn0 = 0 and s.grainidn1 = 0 and s.graintypestring || '' = r.name and s.grainidextensionstring || '' = r.key and s.serviceid || '' = $7)
        on conflict (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, coalesce(grainidextensionstring, ''), serviceid)
        do update set payloadbinary = excluded.payloadbinary, modifiedon = excluded.modifiedon, version = excluded.version, xid = excluded.xid
        where o.version = excluded.version - 1
        returning o.graintypestring, o.grainidextensionstring
        """;

    public async Task<bool[]> Write(RowWrite[] rows)
    {
        await using var connection = (NpgsqlConnection)await writers.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Upsert, connection);
        Add(command, rows, NpgsqlDbType.Integer, r => r.Key.KeyHash);
        Add(command, rows, NpgsqlDbType.Integer, r => r.Key.NameHash);
        Add(command, rows, NpgsqlDbType.Text, r => r.Key.Name);
        Add(command, rows, NpgsqlDbType.Text, r => r.Key.Key);
        Add(command, rows, NpgsqlDbType.Bytea, r => r.Payload);
        Add(command, rows, NpgsqlDbType.Integer, r => r.Version);
        command.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = serviceId });
        var written = new bool[rows.Length];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (name, key) = (reader.GetString(0), reader.GetString(1));
            written[Array.FindIndex(rows, r => r.Key.Key == key && r.Key.Name == name)] = true;
        }

        return written;
    }

    /// <summary>An error ends the statement and leaves the connection; what ends the connection may have come after the commit.</summary>
    public bool IsRefusal(Exception exception) => exception is PostgresException { InvariantSeverity: "ERROR" };

    private static void Add<T>(NpgsqlCommand command, RowWrite[] rows, NpgsqlDbType type, Func<RowWrite, T> value) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = Array.ConvertAll(rows, r => value(r)) });
}
