using System.Globalization;

namespace EconomieSociale.Reports;

/// <summary>How a value was written by its sender, before it is known to fit its element.</summary>
public enum RawKind
{
    Number = 1,
    YesNo = 2,
    Text = 3,
    NotApplicable = 4,
}

/// <summary>A value as sent: a number, yes or no, a text (a date, or a mistake), or "not applicable".</summary>
[GenerateSerializer, Immutable, Alias("raw-value")]
public readonly record struct RawValue(RawKind Kind, decimal Number, string Text)
{
    public static RawValue NotApplicable => new(RawKind.NotApplicable, 0, "NA");

    public static RawValue Of(decimal number) => new(RawKind.Number, number, number.ToString(CultureInfo.InvariantCulture));

    public static RawValue Of(bool yes) => new(RawKind.YesNo, yes ? 1 : 0, yes ? "true" : "false");

    public static RawValue Of(string text) => new(RawKind.Text, 0, text);
}
