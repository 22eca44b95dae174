using System.Globalization;
using System.Text.RegularExpressions;

namespace EconomieSociale.Funding;

/// <summary>Amounts as people type them: <c>1 234,5</c>, <c>1234.50</c>, or as pages show them: <c>1.234.567,89</c>.</summary>
public static partial class FormAmount
{
    /// <summary>
    /// The amount, in the currency of the pack. Null where the text is none, or might be two: 200.000 is two hundred thousand on a French page and two hundred on an English
    /// one, so a single mark is read only where no more digits follow than the currency has decimals.
    /// </summary>
    public static decimal? Read(string text, int decimals)
    {
        var typed = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format));
        if (Plain().Match(typed) is { Success: true } plain)
        {
            return plain.Groups["part"].Length <= decimals ? Parse(typed.Replace(',', '.')) : null;
        }

        return Grouped().Match(typed) is { Success: true } grouped
            ? Parse(typed.Replace(grouped.Groups["mark"].Value, "", StringComparison.Ordinal).Replace(',', '.'))
            : null;
    }

    private static decimal? Parse(string plain) => decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    [GeneratedRegex("^[0-9]+(?:[.,](?<part>[0-9]+))?$")]
    private static partial Regex Plain();

    /// <summary>Thousands apart, with a mark that is not the one before decimals.</summary>
    [GeneratedRegex(@"^[0-9]{1,3}(?:(?<mark>[.,])[0-9]{3})(?:\k<mark>[0-9]{3})*(?:(?!\k<mark>)[.,][0-9]+)?$")]
    private static partial Regex Grouped();
}
