using System.Collections.Immutable;

namespace EconomieSociale.Indicators;

/// <summary>What is listed of one dimension.</summary>
public sealed record IndicatorGroup<T>(Dimension Dimension, ImmutableArray<T> Items);

/// <summary>Puts what belongs to indicators under the dimensions that they measure, in the order of the catalogue.</summary>
public static class IndicatorGroups
{
    public static IEnumerable<IndicatorGroup<T>> Of<T>(Catalogue catalogue, IEnumerable<T> items, Func<T, Indicator> indicator)
    {
        var by = items.ToLookup(i => indicator(i).Measures, StringComparer.Ordinal);
        return catalogue.Draft.Dimensions.Where(d => by.Contains(d.Code)).Select(d => new IndicatorGroup<T>(d, [.. by[d.Code]]));
    }
}
