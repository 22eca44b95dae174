using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Hosting;

/// <summary>Values as they travel in JSON: numbers in natural units with all their decimals, true and false, ISO dates, <c>"NA"</c>.</summary>
public static class JsonFormat
{
    public static object? Value(DataElement element, ElementValue value) => value.IsNotApplicable ? "NA" : element.Type switch
    {
        ElementType.YesNo => value.Minor != 0,
        ElementType.Date => DateOnly.FromDayNumber((int)value.Minor).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => FixedPoint.FromMinor(value.Minor, element.Decimals),
    };

    public static IReadOnlyDictionary<string, object?> Values(Figures figures, Pack pack) =>
        figures.ToDictionary(f => f.Key, f => pack.Element(f.Key) is { } element ? Value(element, f.Value) : f.Value.Minor, StringComparer.Ordinal);

    /// <summary>Reads the <c>values</c> of a request. What is no value stays text, for the element's own rule to refuse; a JSON null is a missing value.</summary>
    public static ImmutableArray<KeyValuePair<string, RawValue>> Read(JsonElement values) =>
    [
        .. values.EnumerateObject()
            .Where(p => p.Value.ValueKind != JsonValueKind.Null)
            .Select(p => KeyValuePair.Create(p.Name, Raw(p.Value))),
    ];

    private static RawValue Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var number) => RawValue.Of(number),
        JsonValueKind.True => RawValue.Of(true),
        JsonValueKind.False => RawValue.Of(false),
        JsonValueKind.String when value.GetString() == "NA" => RawValue.NotApplicable,
        JsonValueKind.String => RawValue.Of(value.GetString()!),
        _ => RawValue.Of(value.GetRawText()),
    };
}
