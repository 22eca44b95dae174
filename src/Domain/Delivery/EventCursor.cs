using System.Collections.Immutable;
using System.Globalization;

namespace EconomieSociale.Delivery;

/// <summary>How far a reader has read the journals of alerts: by area the number of the last line. As a text <c>AREA~17!AREA~3</c>, opaque to readers.</summary>
[GenerateSerializer, Immutable, Alias("event-cursor")]
public sealed record EventCursor(ImmutableSortedDictionary<string, long> Read)
{
    private const int MaxLength = 20_000;

    public static readonly EventCursor Start = new(ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal));

    public long After(string area) => Read.GetValueOrDefault(area);

    public EventCursor With(string area, long number) => new(Read.SetItem(area, number));

    /// <summary>The cursor of a text; null if it is none.</summary>
    public static EventCursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Start;
        }

        var cursor = Start;
        foreach (var part in text.Length > MaxLength ? [""] : text.Split('!'))
        {
            if (part.Split('~') is not [{ Length: > 0 } area, var number] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            {
                return null;
            }

            cursor = cursor.With(area, read);
        }

        return cursor;
    }

    public override string ToString() => string.Join('!', Read.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key}~{r.Value}")));
}
