using System.Text.Json;
using System.Text.Json.Serialization;

namespace EconomieSociale.Reports;

/// <summary>
/// A value that was given for a data element: an amount (zero included) or "not applicable".
/// The third state, missing, is the absence of a value from <see cref="Figures"/>.
/// </summary>
/// <param name="Minor">
/// Smallest units of the element: centimes for money, tenths for full-time equivalents, the day number
/// (<see cref="DateOnly.DayNumber"/>) for a date, 0 or 1 for yes/no. Zero when not applicable.
/// </param>
[GenerateSerializer, Immutable, Alias("element-value")]
[JsonConverter(typeof(ElementValueJson))]
public readonly record struct ElementValue(long Minor, bool IsNotApplicable = false)
{
    public static ElementValue NotApplicable => new(0, true);

    public override string ToString() => IsNotApplicable ? "NA" : Minor.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>At rest a value is a whole number of smallest units, or the text <c>"NA"</c>.</summary>
public sealed class ElementValueJson : JsonConverter<ElementValue>
{
    public override ElementValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? ElementValue.NotApplicable : new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, ElementValue value, JsonSerializerOptions options)
    {
        if (value.IsNotApplicable)
        {
            writer.WriteStringValue("NA");
        }
        else
        {
            writer.WriteNumberValue(value.Minor);
        }
    }
}
