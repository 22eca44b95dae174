using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>Two questions are the same when they ask the same, however their lists were made.</summary>
internal sealed class QueryKey : IEqualityComparer<AggregateQuery>
{
    public static readonly QueryKey Instance = new();

    public bool Equals(AggregateQuery? x, AggregateQuery? y) => ReferenceEquals(x, y) || (x is not null && y is not null
        && (x.Territory, x.Vintage, x.Period, x.ValidatedOnly, x.Today) == (y.Territory, y.Vintage, y.Period, y.ValidatedOnly, y.Today)
        && Same(x.GroupBy, y.GroupBy) && Same(x.Elements, y.Elements) && Same(x.Indicators, y.Indicators)
        && x.Filters.Length == y.Filters.Length
        && x.Filters.Zip(y.Filters).All(f => (f.First.Dimension, f.First.Excludes) == (f.Second.Dimension, f.Second.Excludes) && Same(f.First.Values, f.Second.Values)));

    public int GetHashCode([DisallowNull] AggregateQuery query)
    {
        var hash = new HashCode();
        hash.Add(query.Territory, StringComparer.Ordinal);
        hash.Add(query.Period);
        hash.Add(query.Elements.Length);
        hash.Add(query.Indicators.Length);
        foreach (var text in query.GroupBy.Concat(query.Filters.SelectMany(f => f.Values)))
        {
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    private static bool Same(ImmutableArray<string> x, ImmutableArray<string> y) => x == y || x.AsSpan().SequenceEqual(y.AsSpan());
}
