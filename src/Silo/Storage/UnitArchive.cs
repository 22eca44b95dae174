using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Reports;
using EconomieSociale.Territories;

namespace EconomieSociale.Storage;

/// <summary>Reads units from their rows. The rows of years are read in portions, so that writers get their turn in between.</summary>
internal sealed class UnitArchive(Store store, string serviceId) : IUnitArchive
{
    private const int Portion = 200;

    private readonly UnitArchiveSql sql = UnitArchiveSql.For(store.Kind);

    public async IAsyncEnumerable<UnitContributions> InCommunes(IReadOnlyCollection<string> communes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var units = await Units("commune", communes, cancellation);
        foreach (var portion in units.Chunk(Portion))
        {
            var books = await Books(portion.Select(u => TextKeyStorage.AtRest(u.Code)), cancellation);
            foreach (var unit in portion)
            {
                yield return UnitContributions.Of(unit, books[unit.Code]);
            }
        }
    }

    public async IAsyncEnumerable<OrganisationUnit> OfAssociation(string association, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var unit in await Units("association", [association], cancellation))
        {
            yield return unit;
        }
    }

    public async Task<bool> IsEmpty(CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await using var command = Command(connection, sql.Any, []);
        return await command.ExecuteScalarAsync(cancellation) is null;
    }

    private async Task<List<OrganisationUnit>> Units(string membership, IEnumerable<string> codes, CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await using var command = Command(connection, sql.UnitsBy(membership), codes);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var units = new List<OrganisationUnit>();
        while (await reader.ReadAsync(cancellation))
        {
            if (StateFormat.ReadUnit(reader.GetFieldValue<byte[]>(0)) is { } unit)
            {
                units.Add(unit);
            }
        }

        return units;
    }

    private async Task<ILookup<string, YearBook>> Books(IEnumerable<string> units, CancellationToken cancellation)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(cancellation);
        await using var command = Command(connection, sql.Years, units);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var books = new List<(string Unit, YearBook Book)>();
        while (await reader.ReadAsync(cancellation))
        {
            if (StateFormat.ReadYear(reader.GetFieldValue<byte[]>(1)) is { } book)
            {
                books.Add((TextKeyStorage.FromRest(reader.GetString(0)), book));
            }
        }

        return books.ToLookup(b => b.Unit, b => b.Book, StringComparer.Ordinal);
    }

    private DbCommand Command(DbConnection connection, string text, IEnumerable<string> codes)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        Add(command, "@service", serviceId);
        Add(command, "@kind", StateFormat.UnitRow);
        Add(command, "@years", StateFormat.UnitRow + "-%");

        // Lists travel as one JSON text on both databases.
        Add(command, "@codes", JsonSerializer.Serialize(codes));
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
