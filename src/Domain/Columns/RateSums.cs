using System.Collections.Immutable;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>Adds up what units give to one indicator.</summary>
internal sealed class RateSums
{
    private decimal numerator;
    private decimal denominator;
    private long units;
    private List<decimal>? values;

    public void Add(RateTotal terms)
    {
        numerator += terms.Numerator;
        denominator += terms.Denominator;
        units += terms.Units;
        if (!terms.Values.IsEmpty)
        {
            (values ??= []).AddRange(terms.Values);
        }
    }

    public RateTotal Total() => units == 0 && values is null ? RateTotal.Zero : new(numerator, denominator, units, values is null ? [] : Sorted(values));

    private static ImmutableArray<decimal> Sorted(List<decimal> values)
    {
        values.Sort();
        return [.. values];
    }
}
