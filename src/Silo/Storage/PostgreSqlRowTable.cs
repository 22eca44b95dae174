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
    /// and would be read whole for every row. What was written of units is logged for the feed in one row.
    /// </summary>
    private const string Upsert =
        """
        with written as (
        insert into orleansstorage as o (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid,
          payloadbinary, modifiedon, version, xid)
        select r.keyhash, 0, 0, r.namehash, r.name, r.key, $7, r.payload, now(), coalesce(r.version, 0) + 1, pg_current_xact_id()
        from unnest($1, $2, $3, $4, $5, $6) r (keyhash, namehash, name, key, payload, version)
        where r.version is not distinct from (select s.version from orleansstorage s where s.grainidhash = r.keyhash and s.graintypehash = r.namehash
          and s.grainidn0 = 0 and s.grainidn1 = 0 and s.graintypestring || '' = r.name and s.grainidextensionstring || '' = r.key and s.serviceid || '' = $7)
        on conflict (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, coalesce(grainidextensionstring, ''), serviceid)
        do update set payloadbinary = excluded.payloadbinary, modifiedon = excluded.modifiedon, version = excluded.version, xid = excluded.xid
        where o.version = excluded.version - 1
        returning o.grainidextensionstring as key, o.graintypestring as name, o.version, o.payloadbinary is null as cleared),
        logged as (
        insert into unitchange (serviceid, keys, names, versions)
        select $7, array_agg(w.key), array_agg(w.name), array_agg(w.version) from written w
        where (w.name = $8 or w.name like $9) and not w.cleared having count(*) > 0)
        select w.name, w.key from written w
        """;

    public bool[] Write(RowWrite[] rows)
    {
        using var connection = (NpgsqlConnection)writers.OpenConnection();
        using var command = new NpgsqlCommand(Upsert, connection);
        Add(command, rows, NpgsqlDbType.Integer, r => r.Key.KeyHash);
        Add(command, rows, NpgsqlDbType.Integer, r => r.Key.NameHash);
        Add(command, rows, NpgsqlDbType.Text, r => r.Key.Name);
        Add(command, rows, NpgsqlDbType.Text, r => r.Key.Key);
        Add(command, rows, NpgsqlDbType.Bytea, r => r.Payload);
        Add(command, rows, NpgsqlDbType.Integer, r => r.Version);
        Add(command, serviceId);
        Add(command, StateFormat.UnitRow);
        Add(command, StateFormat.UnitParts);
        var written = new bool[rows.Length];
        var at = 0;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            at = Find(rows, reader.GetString(0), reader.GetString(1), at);
            written[at] = true;
        }

        return written;
    }

    /// <summary>An error ends the statement and leaves the connection; what ends the connection may have come after the commit.</summary>
    public bool IsRefusal(Exception exception) => exception is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>Rows come back in the order in which they were sent, save for those that were not written: the next one is looked for after the last.</summary>
    private static int Find(RowWrite[] rows, string name, string key, int last)
    {
        for (var step = 0; step < rows.Length; step++)
        {
            var at = (last + step) % rows.Length;
            if (rows[at].Key.Key == key && rows[at].Key.Name == name)
            {
                return at;
            }
        }

        throw new InvalidOperationException($"The database answered for the row {name} of {key}, which was not sent.");
    }

    private static void Add(NpgsqlCommand command, string text) =>
        command.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = text });

    private static void Add<T>(NpgsqlCommand command, RowWrite[] rows, NpgsqlDbType type, Func<RowWrite, T> value) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = Array.ConvertAll(rows, r => value(r)) });
}
