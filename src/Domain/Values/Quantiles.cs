namespace EconomieSociale.Values;

/// <summary>Quantiles of sorted values, by linear interpolation between the two nearest (type 7 of Hyndman and Fan, 1996).</summary>
public static class Quantiles
{
    public static decimal Median(IReadOnlyList<decimal> sorted) => Of(sorted, 0.5m);

    /// <param name="sorted">Ascending; at least one.</param>
    /// <param name="share">0 for the least, 1 for the greatest.</param>
    public static decimal Of(IReadOnlyList<decimal> sorted, decimal share)
    {
        var place = (sorted.Count - 1) * share;
        var below = (int)decimal.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
