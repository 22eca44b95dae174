using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>An object of a mapping while it is read: what is missing or strange becomes a fault that names its place.</summary>
internal sealed class MappingNode(JsonElement json, string path, ImmutableArray<Reason>.Builder faults)
{
    private static readonly string[] SourceKeys = ["column", "const", "codes", "otherwise", "default", "when", "onlyWhenNew", "scale", "format"];

    public void Fault(string code, string key, params string[] args) => faults.Add(Reason.Of(code, $"{path}.{key}", args));

    /// <summary>A key that nobody reads is a typing error, not a wish to be ignored.</summary>
    public void Expect(ReadOnlySpan<string> known)
    {
        foreach (var key in Keys())
        {
            if (!known.Contains(key))
            {
                Fault("unknown_key", key, key);
            }
        }
    }

    public IEnumerable<string> Keys() => json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().Select(p => p.Name) : [];

    public string? Text(string key) => Get(key, JsonValueKind.String) is { } value ? value.GetString() : null;

    public string Required(string key)
    {
        if (Text(key) is { Length: > 0 } text)
        {
            return text;
        }

        Fault("required", key);
        return "";
    }

    public char Char(string key, char otherwise)
    {
        var text = Text(key);
        if (text is { Length: not 1 })
        {
            Fault("one_character_expected", key, text);
        }

        return text is { Length: 1 } ? text[0] : otherwise;
    }

    public ImmutableArray<string>? Texts(string key)
    {
        if (Get(key, JsonValueKind.Array) is not { } array)
        {
            return null;
        }

        return [.. array.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString()! : v.GetRawText())];
    }

    public IEnumerable<MappingNode> Items(string key) => Get(key, JsonValueKind.Array) is { } array
        ? array.EnumerateArray().Select((v, i) => new MappingNode(v, $"{path}.{key}[{i}]", faults))
        : [];

    public MappingNode? Child(string key) => Get(key, JsonValueKind.Object) is { } value ? new(value, $"{path}.{key}", faults) : null;

    /// <summary>An object; anything else under the key is a fault, where <see cref="Child"/> lets the caller try a text.</summary>
    public MappingNode? Part(string key)
    {
        if (Get(key, JsonValueKind.String) is not null)
        {
            Fault("wrong_json_type", key, "object");
        }

        return Child(key);
    }

    public RowCondition Condition()
    {
        Expect(["column", "in", "notIn"]);
        var negated = Texts("notIn");
        var values = Texts("in");
        if ((values ??= negated) is null || (Texts("in") is not null && negated is not null))
        {
            Fault("required", "in");
        }

        return new(Required("column"), values ?? [], negated is not null);
    }

    public Source? Source(string key)
    {
        if (Text(key) is { } column)
        {
            return new(column, null);
        }

        if (Child(key) is not { } node)
        {
            return null;
        }

        node.Expect(SourceKeys);
        if ((node.Text("column") is null) == (node.Text("const") is null))
        {
            node.Fault("column_or_const_expected", "column");
        }

        return new(node.Text("column"), node.Text("const"))
        {
            Codes = node.Child("codes")?.Dictionary(),
            Otherwise = node.Text("otherwise"),
            Default = node.Text("default"),
            When = node.Child("when")?.Condition(),
            OnlyWhenNew = node.IsTrue("onlyWhenNew"),
            Scale = node.Number("scale") ?? 1,
            Format = node.Text("format"),
        };
    }

    public Source MissingSource(string key)
    {
        Fault("required", key);
        return new(null, "");
    }

    private bool IsTrue(string key) => json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    private decimal? Number(string key)
    {
        if (Get(key, JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        if (value.TryGetDecimal(out var number))
        {
            return number;
        }

        Fault("wrong_json_type", key, nameof(JsonValueKind.Number));
        return null;
    }

    private ImmutableDictionary<string, string> Dictionary() =>
        json.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).ToImmutableDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);

    private JsonElement? Get(string key, JsonValueKind kind)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        // A source may be a text or an object: the caller tries both.
        if (kind is not (JsonValueKind.String or JsonValueKind.Object) || value.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
        {
            Fault("wrong_json_type", key, kind.ToString());
        }

        return null;
    }
}
