using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using EconomieSociale.Values;

namespace EconomieSociale.Localisation;

/// <summary>
/// The sentences of the system in its languages. They are data: one JSON file a topic, the three languages side by side;
/// a test fails when one is missing.
/// </summary>
public static class Wording
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    private static readonly FrozenDictionary<string, Label> Reasons = Load("reasons");
    private static readonly FrozenDictionary<string, Label> Pages = Load("pages");

    public static IEnumerable<KeyValuePair<string, Label>> All => Reasons.Concat(Pages);

    /// <summary>A reason in words. One without words shows its code: clumsy, but nothing is hidden.</summary>
    public static string Of(Reason reason, string language)
    {
        var sentence = reason.Label ?? Reasons.GetValueOrDefault(reason.Code);
        return sentence is null
            ? $"{reason.Code} {string.Join(", ", reason.Args)}"
            : string.Format(CultureInfo.InvariantCulture, sentence.In(language), [.. reason.Args]);
    }

    /// <summary>A text of a page.</summary>
    public static string Page(string key, string language, params object?[] args) =>
        Pages.TryGetValue(key, out var text) ? string.Format(CultureInfo.CurrentCulture, text.In(language), args) : key;

    /// <summary>A text of a page in the language of the request.</summary>
    public static string Say(string key, params object?[] args) => Page(key, Cultures.Current, args);

    /// <summary>A reason in the language of the request.</summary>
    public static string Say(Reason reason) => Of(reason, Cultures.Current);

    public static bool HasPage(string key) => Pages.ContainsKey(key);

    public static bool Knows(string reason) => Reasons.ContainsKey(reason);

    private static FrozenDictionary<string, Label> Load(string topic)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"EconomieSociale.Localisation.Texts.{topic}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Label>>(stream, Options)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
