using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>An indicator of the catalogue, compiled. Of one unit it is factor × numerator ÷ denominator.</summary>
/// <param name="Measures">Code of a <see cref="Dimension"/>.</param>
/// <param name="Denominator">Null: the numerator alone.</param>
/// <param name="Applies">Where this is not true the indicator is not applicable; null: always.</param>
/// <param name="WhenZero">The value when the denominator is zero; null: not applicable.</param>
/// <param name="Threshold">Of <see cref="Aggregation.ShareAbove"/> and <see cref="Aggregation.ShareWithin"/>.</param>
/// <param name="Decimals">For display.</param>
/// <param name="Standard">Where it comes from: a standard, a law, "own".</param>
public sealed record Indicator(
    string Code,
    Label Name,
    string Unit,
    Subject Subject,
    string Measures,
    bool IsScored,
    IndicatorWindow Window,
    bool IsYesNo,
    decimal Factor,
    Formula Numerator,
    Formula? Denominator,
    Formula? Applies,
    Formula? WhenZero,
    bool HigherIsBetter,
    AnchorKind AnchorKind,
    Anchors? Anchors,
    Aggregation Aggregation,
    decimal Threshold,
    int Decimals,
    string Standard)
{
    /// <summary>Decimals of a rate when it leaves the system; sums are kept exact.</summary>
    public const int RateDecimals = 4;

    /// <summary>Every name that it reads.</summary>
    public ImmutableHashSet<string> Names { get; } =
        [.. new[] { Numerator, Denominator, Applies, WhenZero }.OfType<Formula>().SelectMany(f => f.Names).Where(n => n is not (FloorName or CapName))];

    public const string FloorName = "floor";
    public const string CapName = "cap";

    /// <summary>True if it reads periods before the one asked.</summary>
    public bool LooksBack { get; } = new[] { Numerator, Denominator, Applies, WhenZero }.OfType<Formula>().Any(f => f.LooksBack);

    /// <summary>The terms of one unit: the denominator is 1 where there is none.</summary>
    public (FormulaValue Numerator, FormulaValue Denominator) Terms(FormulaContext context)
    {
        if (Applies?.Evaluate(context) is { } applies && !applies.IsTrue)
        {
            // What cannot be told does not make an indicator inapplicable; it is missing.
            var absent = applies.State == ValueState.Missing ? FormulaValue.Missing : FormulaValue.NotApplicable;
            return (absent, absent);
        }

        return (Numerator.Evaluate(context), Denominator?.Evaluate(context) ?? FormulaValue.Of(1m));
    }

    /// <summary>The value of one unit from its terms.</summary>
    public FormulaValue Value(FormulaValue numerator, FormulaValue denominator, FormulaContext context)
    {
        if (!numerator.IsKnown || !denominator.IsKnown)
        {
            return FormulaValue.Absent(numerator, denominator);
        }

        return denominator.Number != 0
            ? FormulaValue.Of(Factor * numerator.Number / denominator.Number)
            : WhenZero?.Evaluate(new WithAnchors(context, Anchors)) ?? FormulaValue.NotApplicable;
    }

    /// <summary>Points of a value, 0 to 100; null where it is not judged by fixed limits.</summary>
    public decimal? Score(decimal value) => !IsYesNo ? Anchors?.Score(value) : !IsScored ? null : value != 0 ? Anchors.MaxPoints : 0;

    /// <summary>The colour of the value of one unit; null where nothing fixed judges it.</summary>
    public Status? Colour(decimal value) => !IsYesNo ? Anchors?.Colour(value) : !IsScored ? null : value != 0 ? Status.Green : Status.Red;

    /// <summary>The colour of a value over several units; null where the anchors judge something else than what is put together.</summary>
    public Status? ColourOfMany(decimal value) =>
        Aggregation is Aggregation.ShareAbove or Aggregation.ShareWithin or Aggregation.Sum || (IsYesNo && IsScored) ? null : Anchors?.Colour(value);

    /// <summary>A rate from summed terms; null when the denominator is zero.</summary>
    public decimal? Rate(decimal numerator, decimal denominator) =>
        denominator == 0 ? null : Math.Round(Factor * numerator / denominator, RateDecimals, MidpointRounding.AwayFromZero);

    /// <summary>The context in which <see cref="WhenZero"/> may name the anchors.</summary>
    private sealed class WithAnchors(FormulaContext inner, Anchors? anchors) : FormulaContext
    {
        public override int PeriodsPerYear => inner.PeriodsPerYear;

        public override FormulaValue Now(string name) => name switch
        {
            FloorName => FormulaValue.Of(anchors?.Floor),
            CapName => FormulaValue.Of(anchors?.Cap),
            _ => inner.Now(name),
        };

        public override FormulaValue Back(string name, int periods) => inner.Back(name, periods);

        public override FormulaValue Earliest(string name) => inner.Earliest(name);

        public override FormulaValue EndOf(string name) => inner.EndOf(name);
    }
}
