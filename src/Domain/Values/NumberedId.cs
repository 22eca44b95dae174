namespace EconomieSociale.Values;

/// <summary>The name outside of what is counted within something: an alert or a plan of a unit, an agreement of a line. The code of that and the number there.</summary>
public static class NumberedId
{
    private const char Mark = '~';

    public static string Of(string owner, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{owner}{Mark}{number}");

    public static (string Owner, int Number)? Read(string id) => id.LastIndexOf(Mark) is > 0 and var at
        && int.TryParse(id.AsSpan(at + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (id[..at], number)
            : null;
}
