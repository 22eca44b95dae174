using System.Globalization;
using System.Text;

namespace EconomieSociale.Values;

/// <summary>Rules for the keys by which people and grains name things, and the folding by which names are found.</summary>
public static class TextKey
{
    /// <summary>Reminder and state rows hold keys of at most 100 characters; codes stay well below.</summary>
    public const int MaxLength = 64;

    /// <summary>Letters, digits and <c>. _ -</c>, and not only signs (<c>..</c> is a place): safe in addresses, file names and grain keys.</summary>
    public static bool IsValid(string? key) =>
        key is { Length: > 0 and <= MaxLength } && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') && key.Any(char.IsAsciiLetterOrDigit);

    /// <summary>
    /// The form under which a name is searched: no case, no accents, no Arabic vowel signs or tatweel,
    /// and one form for the letters that are typed interchangeably (alef, yeh, teh marbuta).
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category == UnicodeCategory.NonSpacingMark || c == 'ـ')
            {
                continue;
            }

            folded.Append(c switch
            {
                'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
                'ى' => 'ي',
                'ة' => 'ه',
                _ => char.ToLowerInvariant(c),
            });
        }

        return folded.ToString();
    }
}
