namespace EconomieSociale.Tests.Paper;

/// <summary>A number, or the reason why there is none: it is missing, or it does not apply.</summary>
internal readonly record struct PaperValue(double? Number, bool Applies)
{
    public static readonly PaperValue Missing = new(null, true);
    public static readonly PaperValue NotApplicable = new(null, false);

    public bool IsMissing => Applies && Number is null;

    public static PaperValue Of(double number) => new(number, true);

    /// <summary>Not applicable if any operand is, else missing if any is, else what the formula says.</summary>
    public static PaperValue From(Func<double[], PaperValue> formula, params PaperValue[] operands)
    {
        if (operands.Any(o => !o.Applies))
        {
            return NotApplicable;
        }

        return operands.Any(o => o.IsMissing) ? Missing : formula([.. operands.Select(o => o.Number!.Value)]);
    }

    /// <summary>Without a denominator a ratio does not apply.</summary>
    public static PaperValue Ratio(PaperValue numerator, PaperValue denominator, double factor = 1) =>
        From(n => n[1] == 0 ? NotApplicable : Of(factor * n[0] / n[1]), numerator, denominator);

    public static PaperValue Percent(PaperValue numerator, PaperValue denominator) => Ratio(numerator, denominator, 100);

    public override string ToString() => Number is { } number ? FormattableString.Invariant($"{number}") : Applies ? "missing" : "NA";
}
