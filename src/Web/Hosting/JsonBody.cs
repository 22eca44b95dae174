using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EconomieSociale.Values;

namespace EconomieSociale.Hosting;

/// <summary>
/// The body of a command, read member by member: an absent member and a null one differ, and a member that nobody reads
/// is a mistake that the sender should hear of.
/// </summary>
public sealed class JsonBody
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Reason>.Builder faults = ImmutableArray.CreateBuilder<Reason>();

    public JsonBody(JsonElement json, params ReadOnlySpan<string> known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(Reason.Of("bad_request", ""));
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            members[member.Name] = member.Value;
            if (!known.Contains(member.Name))
            {
                faults.Add(Reason.Of("unknown_field", member.Name, member.Name));
            }
        }
    }

    /// <summary>A body that may be left out: then it has no member.</summary>
    public static JsonBody Optional(JsonElement? json, params ReadOnlySpan<string> known) =>
        new(json is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given : JsonDocument.Parse("{}").RootElement, known);

    public ImmutableArray<Reason> Faults => faults.ToImmutable();

    public bool Has(string key) => members.ContainsKey(key);

    public JsonElement? Get(string key) => members.TryGetValue(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string key) => Typed(key, JsonValueKind.String)?.GetString();

    public bool Bool(string key, bool otherwise)
    {
        if (Get(key) is not { } value)
        {
            return otherwise;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        faults.Add(Reason.Of("wrong_json_type", key, "true/false"));
        return otherwise;
    }

    public int? Int(string key)
    {
        if (Get(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        faults.Add(Reason.Of("wrong_json_type", key, "integer"));
        return null;
    }

    public DateOnly? Date(string key)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add(Reason.Of("not_a_date", key, text));
        return null;
    }

    /// <summary>An object; a fault when it is absent or something else.</summary>
    public JsonElement? Object(string key)
    {
        var value = Typed(key, JsonValueKind.Object);
        if (!Has(key))
        {
            faults.Add(Reason.Of("required", key));
        }

        return value;
    }

    private JsonElement? Typed(string key, JsonValueKind kind)
    {
        if (Get(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        faults.Add(Reason.Of("wrong_json_type", key, JsonName.Of(kind)));
        return null;
    }
}
