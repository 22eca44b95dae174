using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EconomieSociale.Reports;

/// <summary>The values of one report by data element, in ordinal order of the identifiers. Immutable; equal when all values are equal.</summary>
[GenerateSerializer, Immutable, Alias("figures")]
[JsonConverter(typeof(FiguresJson))]
public sealed class Figures : IReadOnlyCollection<KeyValuePair<string, ElementValue>>, IEquatable<Figures>
{
    public static readonly Figures Empty = new([], []);

    [Id(0)] private readonly ImmutableArray<string> elements;
    [Id(1)] private readonly ImmutableArray<ElementValue> values;

    private Figures(ImmutableArray<string> elements, ImmutableArray<ElementValue> values)
    {
        this.elements = elements;
        this.values = values;
    }

    public int Count => elements.Length;

    /// <summary>The value, or null when it is missing.</summary>
    public ElementValue? this[string element]
    {
        get
        {
            var at = elements.BinarySearch(element, StringComparer.Ordinal);
            return at >= 0 ? values[at] : null;
        }
    }

    /// <summary>The amount in smallest units, or null when missing or not applicable.</summary>
    public long? Amount(string element) => this[element] is { IsNotApplicable: false } value ? value.Minor : null;

    /// <summary>Builds from pairs; of two with the same element the later one counts.</summary>
    public static Figures From(IEnumerable<KeyValuePair<string, ElementValue>> pairs)
    {
        var given = pairs as IReadOnlyCollection<KeyValuePair<string, ElementValue>> ?? [.. pairs];
        var (elements, values) = (new string[given.Count], new ElementValue[given.Count]);
        var count = 0;
        foreach (var (element, value) in given)
        {
            (elements[count], values[count]) = (element, value);
            count++;
        }

        if (!IsRising(elements))
        {
            Array.Sort(elements, values, StringComparer.Ordinal);
            if (!IsRising(elements))
            {
                return FromRepeated(given);
            }
        }

        return FromSorted(ImmutableCollectionsMarshal.AsImmutableArray(elements), ImmutableCollectionsMarshal.AsImmutableArray(values));
    }

    /// <summary>Builds from elements in ordinal order, each once, and their values.</summary>
    internal static Figures FromSorted(ImmutableArray<string> elements, ImmutableArray<ElementValue> values) => elements.IsEmpty ? Empty : new(elements, values);

    /// <summary>These values with those of <paramref name="newer"/> laid over them.</summary>
    public Figures With(Figures newer) => From(this.Concat(newer));

    public bool Equals(Figures? other) =>
        other is not null && elements.AsSpan().SequenceEqual(other.elements.AsSpan()) && values.AsSpan().SequenceEqual(other.values.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Figures);

    public override int GetHashCode() => elements.Length == 0 ? 0 : HashCode.Combine(elements.Length, elements[0], values[0], values[^1]);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, ElementValue>> IEnumerable<KeyValuePair<string, ElementValue>>.GetEnumerator()
    {
        for (var i = 0; i < elements.Length; i++)
        {
            yield return new(elements[i], values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<string, ElementValue>>)this).GetEnumerator();

    private static Figures FromRepeated(IEnumerable<KeyValuePair<string, ElementValue>> pairs)
    {
        var sorted = new SortedDictionary<string, ElementValue>(StringComparer.Ordinal);
        foreach (var (element, value) in pairs)
        {
            sorted[element] = value;
        }

        return new([.. sorted.Keys], [.. sorted.Values]);
    }

    private static bool IsRising(string[] elements)
    {
        for (var i = 1; i < elements.Length; i++)
        {
            if (string.CompareOrdinal(elements[i - 1], elements[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Values are walked through with every report that is written, told and added up: without an object for it.</summary>
    public struct Enumerator(Figures figures)
    {
        private int at = -1;

        public readonly KeyValuePair<string, ElementValue> Current => new(figures.elements[at], figures.values[at]);

        public bool MoveNext() => ++at < figures.elements.Length;
    }
}

/// <summary>At rest the values are one object: <c>{"members_total":12,"sales_certified":"NA"}</c>.</summary>
public sealed class FiguresJson : JsonConverter<Figures>
{
    private static readonly ElementValueJson Value = new();

    public override Figures Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var pairs = new List<KeyValuePair<string, ElementValue>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var element = reader.GetString()!;
            reader.Read();
            pairs.Add(new(element, Value.Read(ref reader, typeof(ElementValue), options)));
        }

        return Figures.From(pairs);
    }

    public override void Write(Utf8JsonWriter writer, Figures value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (element, amount) in value)
        {
            writer.WritePropertyName(element);
            Value.Write(writer, amount, options);
        }

        writer.WriteEndObject();
    }
}
