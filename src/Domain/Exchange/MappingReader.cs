using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>Reads a mapping from JSON and checks it against the pack, so that a wrong mapping fails before the first row.</summary>
public static class MappingReader
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 };

    private static readonly string[] FileKeys =
        ["match", "delimiter", "decimal", "grouping", "encoding", "dateFormats", "missing", "notApplicable", "where", "unit", "report", "value", "collective"];

    /// <summary>The mapping, or what is wrong with it (field: the place in the JSON).</summary>
    public static (ImportMapping? Mapping, ImmutableArray<Reason> Faults) Read(string json, Pack pack)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var faults = ImmutableArray.CreateBuilder<Reason>();
            var root = new MappingNode(document.RootElement, "mapping", faults);
            root.Expect(["name", "files"]);
            var files = root.Items("files").Select(f => File(f, pack)).ToImmutableArray();
            if (files.IsEmpty)
            {
                root.Fault("required", "files");
            }

            return faults.Count > 0 ? (null, faults.ToImmutable()) : (new(root.Text("name") ?? "", files), []);
        }
        catch (JsonException e)
        {
            return (null, [Reason.Of("bad_json", "mapping", $"{e.LineNumber + 1}", $"{e.BytePositionInLine + 1}")]);
        }
    }

    private static FileMapping File(MappingNode node, Pack pack)
    {
        node.Expect(FileKeys);
        var encoding = node.Text("encoding");
        if (encoding is not (null or "utf-8" or "latin-1"))
        {
            node.Fault("unknown_encoding", "encoding", encoding);
        }

        var report = node.Part("report") is { } r ? Report(r, node.Part("value"), pack) : null;
        var unit = node.Part("unit") is { } u ? Unit(u) : null;
        if (unit is null)
        {
            node.Fault("required", "unit");
        }

        if (report is null && node.Part("value") is not null)
        {
            node.Fault("required", "report");
        }

        var grouping = node.Text("grouping") ?? "";
        var point = node.Char("decimal", '.');
        if (grouping == point.ToString())
        {
            node.Fault("same_decimal_and_grouping", "grouping", grouping);
        }

        return new(
            node.Required("match"),
            node.Char("delimiter", ','),
            encoding,
            point,
            grouping,
            node.Texts("dateFormats") ?? ["yyyy-MM-dd"],
            node.Texts("missing") ?? [""],
            node.Texts("notApplicable") ?? ["NA"],
            [.. node.Items("where").Select(c => c.Condition())],
            unit,
            report,
            node.Part("collective") is { } collective ? Collective(collective) : null);
    }

    private static UnitMapping Unit(MappingNode node)
    {
        var fields = Enum.GetValues<UnitField>().ToDictionary(f => JsonName.Of(f), f => f, StringComparer.Ordinal);
        node.Expect([.. fields.Keys, "code", "validFrom"]);
        var sources = fields
            .Select(f => (f.Value, Source: node.Source(f.Key)))
            .Where(f => f.Source is not null)
            .ToImmutableDictionary(f => f.Value, f => f.Source!);
        return new(node.Source("code") ?? node.MissingSource("code"), node.Source("validFrom"), sources);
    }

    private static CollectiveMapping Collective(MappingNode node)
    {
        node.Expect(["when", "unit"]);
        if (node.Child("when") is not { } when || node.Child("unit") is not { } unit)
        {
            node.Fault("required", "when, unit");
            return new(new("", [], false), new(new(null, ""), null, ImmutableDictionary<UnitField, Source>.Empty));
        }

        return new(when.Condition(), Unit(unit));
    }

    private static ReportMapping Report(MappingNode node, MappingNode? value, Pack pack)
    {
        node.Expect(["dataSet", "period", "statementDate", "mode", "values"]);
        var name = node.Required("dataSet");
        if (pack.DataSet(name) is null)
        {
            node.Fault("unknown_data_set", "dataSet", name);
        }

        var values = ImmutableDictionary.CreateBuilder<string, Source>(StringComparer.Ordinal);
        var given = node.Child("values");
        foreach (var element in given?.Keys() ?? [])
        {
            if (pack.Element(element) is null)
            {
                node.Fault("unknown_element", $"values.{element}", element);
            }

            values[element] = given!.Source(element) ?? given.MissingSource(element);
        }

        var mode = node.Text("mode");
        if (mode is not (null or "replace" or "merge"))
        {
            node.Fault("unknown_mode", "mode", mode);
        }

        value?.Expect(["element", "value"]);
        if ((values.Count == 0) == (value is null))
        {
            node.Fault("values_or_value_expected", "values");
        }

        return new(
            name,
            node.Source("period") ?? node.MissingSource("period"),
            node.Source("statementDate"),
            value is not null || mode == "merge",
            values.ToImmutable(),
            value is null ? null : value.Source("element") ?? value.MissingSource("element"),
            value is null ? null : value.Source("value") ?? value.MissingSource("value"));
    }
}
