using System.Text.Json.Serialization;

namespace EconomieSociale.Values;

/// <summary>A name in the three languages of the programme. None may be empty; the pack loader refuses one that is.</summary>
[GenerateSerializer, Immutable, Alias("label")]
public sealed record Label(string Fr, string Ar, string En)
{
    /// <summary>The text for a language (ISO 639-1); French where the language is another one.</summary>
    public string In(string language) => language switch { "ar" => Ar, "en" => En, _ => Fr };

    [JsonIgnore]
    public bool IsComplete => Fr.Length > 0 && Ar.Length > 0 && En.Length > 0;
}
