using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>Two questions are the same when they ask the same, however their lists were made. All areas of a silo are asked with one object, so it is hashed once.</summary>
internal readonly struct QueryKey : IEquatable<QueryKey>
{
    private static readonly ConditionalWeakTable<AggregateQuery, StrongBox<int>> Hashes = [];

    private readonly int hash;

    public QueryKey(AggregateQuery query) => (Query, hash) = (query, Hashes.GetValue(query, q => new(Hash(q))).Value);

    public AggregateQuery Query { get; }

    public bool Equals(QueryKey other) => hash == other.hash && Same(Query, other.Query);

    public override bool Equals(object? obj) => obj is QueryKey other && Equals(other);

    public override int GetHashCode() => hash;

    private static bool Same(AggregateQuery x, AggregateQuery y) => ReferenceEquals(x, y)
        || ((x.Territory, x.Vintage, x.Period, x.ValidatedOnly, x.Today) == (y.Territory, y.Vintage, y.Period, y.ValidatedOnly, y.Today)
        && Same(x.GroupBy, y.GroupBy) && Same(x.Elements, y.Elements) && Same(x.Indicators, y.Indicators)
        && x.Filters.Length == y.Filters.Length
        && x.Filters.Zip(y.Filters).All(f => (f.First.Dimension, f.First.Excludes) == (f.Second.Dimension, f.Second.Excludes) && Same(f.First.Values, f.Second.Values)));

    private static bool Same(ImmutableArray<string> x, ImmutableArray<string> y) => KeyOrder.Instance.Equals(x, y);

    private static int Hash(AggregateQuery query)
    {
        var hash = new HashCode();
        hash.Add(query.Territory, StringComparer.Ordinal);
        hash.Add(query.Period);
        hash.Add(query.Today);
        hash.Add(query.Elements.Length);
        hash.Add(query.Indicators.Length);
        foreach (var text in query.GroupBy.Concat(query.Filters.SelectMany(f => f.Values)))
        {
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
