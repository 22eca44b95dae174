using System.Data.Common;
using System.Globalization;
using Orleans.Runtime;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace EconomieSociale.Storage;

/// <summary>
/// Keeps the states of grains in rows of JSON, each with a version that only its last reader may raise. The table is the one of Orleans' ADO.NET provider;
/// writes go through <see cref="GroupCommit"/>.
/// </summary>
internal sealed class RowStorage(Store store, string serviceId, GroupCommit commits, IActivatorProvider activators) : IGrainStorage
{
    /// <summary>Texts are compared so that the index of the hashes is used from the first row on, see <see cref="PostgreSqlRowTable"/>.</summary>
    private const string Select =
        """
        select PayloadBinary, Version from OrleansStorage
        where GrainIdHash = @keyHash and GrainTypeHash = @nameHash and GrainIdN0 = 0 and GrainIdN1 = 0 and GrainTypeString || '' = @name
          and GrainIdExtensionString || '' = @key and ServiceId || '' = @service
        """;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync();
        await using var command = Command(connection, RowKey.Of(stateName, grainId));
        await using var reader = await command.ExecuteReaderAsync();
        grainState.RecordExists = await reader.ReadAsync();
        grainState.ETag = grainState.RecordExists ? reader.GetInt32(1).ToString(CultureInfo.InvariantCulture) : null;
        grainState.State = grainState.RecordExists && !await reader.IsDBNullAsync(0)
            ? StateFormat.Read<T>(reader.GetFieldValue<byte[]>(0)) ?? New<T>()
            : New<T>();
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        commits.Write(new StateWrite<T>(RowKey.Of(stateName, grainId), StateFormat.Write(grainState.State), Version(grainState.ETag), grainState));

    /// <summary>The row stays with its version and without a payload, so that an older activation cannot write over it.</summary>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!grainState.RecordExists)
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        var row = new RowWrite(RowKey.Of(stateName, grainId), null, Version(grainState.ETag) ?? 0);
        if (!await commits.Write(row))
        {
            throw row.Conflict();
        }

        grainState.ETag = row.Next.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = false;
        grainState.State = New<T>();
    }

    private static int? Version(string? etag) => string.IsNullOrWhiteSpace(etag) ? null : int.Parse(etag, CultureInfo.InvariantCulture);

    private T New<T>() => activators.GetActivator<T>().Create();

    private DbCommand Command(DbConnection connection, RowKey key)
    {
        var command = connection.CreateCommand();
        command.CommandText = Select;
        Add(command, "@keyHash", key.KeyHash);
        Add(command, "@nameHash", key.NameHash);
        Add(command, "@name", key.Name);
        Add(command, "@key", key.Key);
        Add(command, "@service", serviceId);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
