using System.Text.Json;
using System.Text.Json.Serialization;

namespace EconomieSociale.Values;

/// <summary>A period travels and rests as its identifier: <c>"2026Q1"</c>.</summary>
public sealed class PeriodJson : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Period.TryParse(reader.GetString(), out var period) ? period : throw new JsonException("A period identifier was expected (202601, 2026Q1, 2026).");

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
