namespace EconomieSociale.Alerts;

/// <summary>
/// How the alerts of a funding line are named where others name a unit: the code behind a mark that no code of a unit has.
/// </summary>
public static class LineOwner
{
    private const string Mark = "line:";

    public static string Of(string line) => Mark + line;

    /// <summary>The code of the line; null for a unit.</summary>
    public static string? Line(string owner) => owner.StartsWith(Mark, StringComparison.Ordinal) ? owner[Mark.Length..] : null;
}
