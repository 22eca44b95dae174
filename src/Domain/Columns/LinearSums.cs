using EconomieSociale.Indicators;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>Sums the terms of a linear indicator over the units of one main period, by group.</summary>
internal sealed class LinearSums(LinearRatio ratio)
{
    private Int128[] numerators = [];
    private Int128[] denominators = [];
    private long[] units = [];

    public RateTotal Total(int group)
    {
        if (units[group] == 0)
        {
            return RateTotal.Zero;
        }

        var numerator = FixedPoint.FromMinor(numerators[group], ratio.Numerator.Decimals);
        return ratio.Indicator.Aggregation == Aggregation.Sum
            ? new(ratio.Indicator.Factor * numerator, 0, units[group], [])
            : new(numerator, ratio.Denominator is null ? units[group] : FixedPoint.FromMinor(denominators[group], ratio.Denominator.Decimals), units[group], []);
    }

    /// <param name="block">Null when nobody reported.</param>
    public LinearSums Add(ReportBlock? block, DayGroups groups, int count, bool validatedOnly)
    {
        (numerators, denominators, units) = (new Int128[count], new Int128[count], new long[count]);
        if (block is null)
        {
            return this;
        }

        var over = ratio.Numerator.Columns(block);
        var under = ratio.Denominator?.Columns(block) ?? [];
        foreach (var (row, group) in groups.Kept())
        {
            if (LinearTerm.Read(block, over, row, validatedOnly) is { } n
                && LinearTerm.Read(block, under, row, validatedOnly) is { } d
                && (n != 0 || d != 0 || under.Length == 0)) // nothing over nothing is no report of anything
            {
                numerators[group] += n;
                denominators[group] += d;
                units[group]++;
            }
        }

        return this;
    }
}
