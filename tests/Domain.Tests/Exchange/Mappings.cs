using System.Collections.Immutable;
using EconomieSociale.Exchange;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Exchange;

/// <summary>Reads mappings and maps single rows. A mapping is written with single quotes for double ones.</summary>
internal static class Mappings
{
    public static (ImportMapping? Mapping, ImmutableArray<Reason> Faults) Read(string json) => MappingReader.Read(json.Replace('\'', '"'), TestPack.Pack);

    /// <summary>A file with a unit, and whatever else the text adds.</summary>
    public static FileMapping File(string more = "", string unit = "'code': 'Id'") =>
        Read($"{{ 'files': [ {{ 'match': '*.csv', 'unit': {{ {unit} }}{(more.Length > 0 ? ", " : "")}{more} }} ] }}") is { Mapping: { } mapping }
            ? mapping.Files[0]
            : throw new FormatException(string.Join('\n', Read($"{{ 'files': [ {{ 'match': '*.csv', 'unit': {{ {unit} }}, {more} }} ] }}").Faults));

    /// <summary>A report of quarterly figures.</summary>
    public static string Report(string values) => $"'report': {{ 'dataSet': 'Q', 'period': 'Period', 'values': {{ {values} }} }}";

    public static MappedRow Map(this FileMapping mapping, params (string Column, string Cell)[] row) =>
        new RowMapper(mapping, [.. row.Select(c => c.Column)], TestPack.Pack).Map([.. row.Select(c => c.Cell)], "import");
}
