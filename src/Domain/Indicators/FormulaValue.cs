namespace EconomieSociale.Indicators;

/// <summary>A value has three states; zero is a number.</summary>
public enum ValueState : byte
{
    Missing = 0,
    Known = 1,
    NotApplicable = 2,
}

/// <summary>
/// What a formula gives: a number (a date is its day number, a yes/no is 1 or 0), missing, or not applicable.
/// Of two operands "not applicable" is stronger than "missing", and both are stronger than a number.
/// </summary>
public readonly record struct FormulaValue(ValueState State, decimal Number)
{
    public static FormulaValue Missing => default;

    public static FormulaValue NotApplicable => new(ValueState.NotApplicable, 0);

    public bool IsKnown => State == ValueState.Known;

    public bool IsTrue => IsKnown && Number != 0;

    /// <summary>The number, or null in the two other states.</summary>
    public decimal? OrNull => IsKnown ? Number : null;

    public static FormulaValue Of(decimal number) => new(ValueState.Known, number);

    public static FormulaValue Of(bool yes) => new(ValueState.Known, yes ? 1 : 0);

    /// <summary>A number, or missing.</summary>
    public static FormulaValue Of(decimal? number) => number is { } known ? Of(known) : Missing;

    /// <summary>The state of a result that needs both operands and does not have both.</summary>
    public static FormulaValue Absent(FormulaValue a, FormulaValue b) =>
        a.State == ValueState.NotApplicable || b.State == ValueState.NotApplicable ? NotApplicable : Missing;

    public override string ToString() => State switch
    {
        ValueState.Known => Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ValueState.NotApplicable => "NA",
        _ => "missing",
    };
}
