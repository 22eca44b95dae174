using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace EconomieSociale.Storage;

/// <summary>Row by row in one transaction, by statements that are compiled once: the connection behind the gate is always the same.</summary>
internal sealed class SqliteRowTable(DbDataSource gate, string serviceId) : IRowTable
{
    /// <summary>There is one writer, so the numbers are committed in their order.</summary>
    private const string NextChange = "(select coalesce(max(Change), 0) + 1 from OrleansStorage)";

    private const string Insert =
        $"""
        insert into OrleansStorage (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
          PayloadBinary, ModifiedOn, Version, Change)
        values (@keyHash, 0, 0, @nameHash, @name, @key, @service, @payload, datetime('now'), 1, {NextChange})
        on conflict do nothing
        """;

    private const string Update =
        $"""
        update OrleansStorage set PayloadBinary = @payload, ModifiedOn = datetime('now'), Version = Version + 1, Change = {NextChange}
        where GrainIdHash = @keyHash and GrainTypeHash = @nameHash and GrainIdN0 = 0 and GrainIdN1 = 0 and GrainTypeString = @name
          and coalesce(GrainIdExtensionString, '') = @key and ServiceId = @service and Version = @version
        """;

    private SqliteCommand? insert;
    private SqliteCommand? update;

    public bool[] Write(RowWrite[] rows)
    {
        using var connection = gate.OpenConnection();
        using var transaction = connection.BeginTransaction();
        insert ??= Command(connection, Insert);
        update ??= Command(connection, Update);
        var written = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            written[i] = Write(rows[i], (SqliteTransaction)transaction);
        }

        transaction.Commit();
        return written;
    }

    /// <summary>The transaction is taken back. A row that was written in spite of it would have its next version and not be written twice.</summary>
    public bool IsRefusal(Exception exception) => exception is SqliteException;

    private bool Write(RowWrite row, SqliteTransaction transaction)
    {
        var command = row.Version is null ? insert! : update!;
        command.Transaction = transaction;
        var parameters = command.Parameters;
        parameters[0].Value = row.Key.KeyHash;
        parameters[1].Value = row.Key.NameHash;
        parameters[2].Value = row.Key.Name;
        parameters[3].Value = row.Key.Key;
        parameters[4].Value = row.Payload ?? (object)DBNull.Value;
        if (row.Version is { } version)
        {
            parameters[6].Value = version;
        }

        return command.ExecuteNonQuery() == 1;
    }

    private SqliteCommand Command(DbConnection connection, string text)
    {
        var command = (SqliteCommand)connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in (string[])["@keyHash", "@nameHash", "@name", "@key", "@payload"])
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        command.Parameters.AddWithValue("@service", serviceId);
        command.Parameters.AddWithValue("@version", 0);
        return command;
    }
}
