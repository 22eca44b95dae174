using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>What the units of a slice give to an indicator: summed terms, or their values where the rule needs every one.</summary>
/// <param name="Numerator">Of ratios and sums: summed numerators. Of shares: units that meet the condition.</param>
/// <param name="Denominator">Of ratios: summed denominators. Of shares: units that were asked.</param>
/// <param name="Units">Units that report both terms.</param>
/// <param name="Values">The units' values, ascending, for medians only.</param>
[GenerateSerializer, Immutable, Alias("rate-total")]
public sealed record RateTotal(decimal Numerator, decimal Denominator, long Units, ImmutableArray<decimal> Values)
{
    public static readonly RateTotal Zero = new(0, 0, 0, []);

    /// <summary>A term that does not end (a twelfth) is cut here, once for each unit: sums are then exact and do not depend on their order.</summary>
    private const int TermDecimals = 12;

    /// <summary>The share of one unit; <see cref="Zero"/> when it does not report what the rule needs.</summary>
    /// <param name="isUnit">False for a collective entry and for a unit that is gone: they are in ratios and sums, never in the number or the order of units.</param>
    public static RateTotal Of(Indicator indicator, FormulaContext context, bool isUnit)
    {
        var (numerator, denominator) = indicator.Terms(context);
        if (!numerator.IsKnown || !denominator.IsKnown)
        {
            return Zero;
        }

        switch (indicator.Aggregation)
        {
            case Aggregation.RatioOfSums:
                // Nothing over nothing is no report of anything: no report was due, no loan is out.
                return numerator.Number == 0 && denominator.Number == 0 ? Zero : new(Cut(numerator.Number), Cut(denominator.Number), 1, []);
            case Aggregation.Sum:
                return new(Cut(indicator.Factor * numerator.Number), 0, 1, []);
        }

        if (!isUnit || indicator.Value(numerator, denominator, context) is not { IsKnown: true } value)
        {
            return Zero;
        }

        return indicator.Aggregation switch
        {
            Aggregation.MedianOfUnits => new(0, 0, 1, [value.Number]),
            Aggregation.MeanWithMedian => new(Cut(numerator.Number), Cut(denominator.Number), 1, [value.Number]),
            Aggregation.ShareAbove => new(value.Number > indicator.Threshold ? 1 : 0, 1, 1, []),
            Aggregation.ShareWithin => new(value.Number <= indicator.Threshold ? 1 : 0, 1, 1, []),
            _ => new(value.IsTrue ? 1 : 0, 1, 1, []),
        };
    }

    /// <summary>The value of the indicator for the slice, rounded to <see cref="Indicator.RateDecimals"/>; null when nothing gives one.</summary>
    public decimal? Rate(Indicator indicator) => indicator.Aggregation switch
    {
        Aggregation.RatioOfSums or Aggregation.MeanWithMedian => indicator.Rate(Numerator, Denominator),
        Aggregation.Sum => Units == 0 ? null : Round(Numerator),
        Aggregation.MedianOfUnits => Values.IsEmpty ? null : Round(Quantiles.Median(Values)),
        _ => Denominator == 0 ? null : Round(100 * Numerator / Denominator),
    };

    public static RateTotal operator +(RateTotal a, RateTotal b) => Add(a, b);

    public static RateTotal Add(RateTotal a, RateTotal b) => new(
        a.Numerator + b.Numerator,
        a.Denominator + b.Denominator,
        a.Units + b.Units,
        a.Values.IsEmpty ? b.Values : b.Values.IsEmpty ? a.Values : [.. a.Values.Concat(b.Values).Order()]);

    /// <summary>This without a part of it.</summary>
    public RateTotal Without(RateTotal part)
    {
        var values = Values.ToList();
        foreach (var value in part.Values)
        {
            values.RemoveAt(values.BinarySearch(value));
        }

        return new(Numerator - part.Numerator, Denominator - part.Denominator, Units - part.Units, [.. values]);
    }

    public bool Equals(RateTotal? other) => other is not null
        && (Numerator, Denominator, Units) == (other.Numerator, other.Denominator, other.Units)
        && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator, Units);

    private static decimal Cut(decimal term) => Math.Round(term, TermDecimals);

    private static decimal Round(decimal value) => Math.Round(value, Indicator.RateDecimals, MidpointRounding.AwayFromZero);
}
