using System.Data.Common;

namespace EconomieSociale.Tests.Faults;

/// <summary>A database under test: how processes are told of it, and how its rows are read past them.</summary>
internal abstract class TestStore
{
    public abstract string Name { get; }

    /// <summary>The settings of a process at an address.</summary>
    public abstract Dictionary<string, string> Settings(Address address);

    /// <summary>Every row of every unit, as of one moment.</summary>
    public async Task<List<StoredRow>> Rows()
    {
        await using var connection = await Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select GrainIdExtensionString, GrainTypeString, Version, PayloadBinary from OrleansStorage "
            + "where (GrainTypeString = 'cooperative' or GrainTypeString like 'cooperative-%') and PayloadBinary is not null";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<StoredRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new(reader.GetString(0).TrimStart(':'), reader.GetString(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)));
        }

        return rows;
    }

    /// <summary>Breaks what the processes have open in the database.</summary>
    public abstract Task Disturb();

    protected abstract Task<DbConnection> Open();
}
