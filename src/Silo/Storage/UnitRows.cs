using System.Data.Common;
using System.Text.Json;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Territories;

namespace EconomieSociale.Storage;

/// <summary>The rows in which units rest, as they lie in the state table.</summary>
internal sealed class UnitRows(Store store, string serviceId)
{
    private readonly UnitArchiveSql sql = UnitArchiveSql.For(store.Kind);

    public async Task<bool> Any(CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await using var command = Command(connection, sql.Any, []);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    public Task<List<(OrganisationUnit Unit, int Version)>> ByMembership(string membership, IEnumerable<string> codes, CancellationToken cancellation) =>
        Units(sql.UnitsByMembership, membership, codes, cancellation);

    public Task<List<(OrganisationUnit Unit, int Version)>> ByCode(IEnumerable<string> units, CancellationToken cancellation) =>
        Units(sql.UnitsByKey, "", units.Select(RowKey.AtRest), cancellation);

    /// <summary>The year books of named units and what people do for them, each with the stamp of its row.</summary>
    public async Task<ILookup<string, UnitRow>> Books(IEnumerable<string> units, CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await using var command = Command(connection, sql.Years, units.Select(RowKey.AtRest));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var books = new List<(string Unit, UnitRow Row)>();
        while (await reader.ReadAsync(cancellation))
        {
            var (name, payload) = (reader.GetString(1), reader.GetFieldValue<byte[]>(2));
            var care = name == StateFormat.CareRow ? StateFormat.ReadCare(payload) : null;
            books.Add((RowKey.FromRest(reader.GetString(0)),
                new(new(StateFormat.YearOf(name), reader.GetInt32(3)), name == StateFormat.CareRow ? null : StateFormat.ReadYear(payload), care)));
        }

        return books.ToLookup(b => b.Unit, b => b.Row, StringComparer.Ordinal);
    }

    public async Task<string> Watermark(CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await using var command = Command(connection, sql.Watermark, null);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The rows written since a mark.</summary>
    public async Task<IReadOnlyList<RowChange>> Changes(string watermark, CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await using var command = Command(connection, sql.Changes, null);
        Add(command, "@watermark", watermark);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var changes = new List<RowChange>();
        while (await reader.ReadAsync(cancellation))
        {
            var unit = reader.IsDBNull(3) ? null : StateFormat.ReadUnit(reader.GetFieldValue<byte[]>(3));
            changes.Add(new(RowKey.FromRest(reader.GetString(0)), new(StateFormat.YearOf(reader.GetString(1)), reader.GetInt32(2)), unit));
        }

        return changes;
    }

    /// <summary>Forgets which rows were written longer ago than any reader needs, where that is kept beside the rows.</summary>
    public async Task Trim(CancellationToken cancellation)
    {
        if (sql.Trim is { } trim)
        {
            await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
            await using var command = Command(connection, trim, null);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<List<(OrganisationUnit Unit, int Version)>> Units(string text, string membership, IEnumerable<string> codes, CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await using var command = Command(connection, text, codes);
        Add(command, "@membership", membership);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var units = new List<(OrganisationUnit Unit, int Version)>();
        while (await reader.ReadAsync(cancellation))
        {
            if (StateFormat.ReadUnit(reader.GetFieldValue<byte[]>(0)) is { } unit)
            {
                units.Add((unit, reader.GetInt32(1)));
            }
        }

        return units;
    }

    private DbCommand Command(DbConnection connection, string text, IEnumerable<string>? codes)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        Add(command, "@service", serviceId);
        Add(command, "@kind", StateFormat.UnitRow);
        Add(command, "@years", StateFormat.UnitParts);
        if (codes is not null)
        {
            // Lists travel as one JSON text on both databases.
            Add(command, "@codes", JsonSerializer.Serialize(codes));
        }

        return command;
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

/// <summary>A row of a unit besides its profile: a year of reports, or what people do for it.</summary>
internal sealed record UnitRow(RowStamp Stamp, YearBook? Book, CareBook? Care);
