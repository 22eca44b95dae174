using System.Collections.Immutable;

namespace EconomieSociale.Territories;

/// <summary>One row of an answer: the values of the dimensions grouped by, in their order, and the totals.</summary>
[GenerateSerializer, Immutable, Alias("aggregate-row")]
public sealed record AggregateRow(ImmutableArray<string> Key, Totals Totals);

/// <summary>The answer to an <see cref="AggregateQuery"/>; of an area or merged over several.</summary>
[GenerateSerializer, Immutable, Alias("aggregate-answer")]
public sealed record AggregateAnswer(Totals Total, ImmutableArray<AggregateRow> Rows)
{
    /// <summary>Merges the answers of parts that share no unit and period.</summary>
    public static AggregateAnswer Merge(AggregateQuery query, IReadOnlyList<AggregateAnswer> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        return new(Totals.Sum(query, [.. parts.Select(p => p.Total)]), Merge(query, [.. parts.Select(p => p.Rows)]));
    }

    /// <summary>True if total and rows are equal, in their order.</summary>
    public bool SameAs(AggregateAnswer other) => Total.Equals(other.Total) && Rows.Length == other.Rows.Length
        && Rows.Zip(other.Rows).All(r => KeyOrder.Instance.Equals(r.First.Key, r.Second.Key) && r.First.Totals.Equals(r.Second.Totals));

    /// <summary>This with another part in the place of one that it holds: of units that changed, what they gave and what they give now.</summary>
    public AggregateAnswer With(AggregateQuery query, AggregateAnswer before, AggregateAnswer now)
    {
        var rows = Rows.ToDictionary(r => r.Key, r => r.Totals, KeyOrder.Instance);
        foreach (var row in before.Rows)
        {
            rows[row.Key] = rows[row.Key].Without(row.Totals);
        }

        var left = Rows.Select(r => new AggregateRow(r.Key, rows[r.Key])).Where(r => !r.Totals.IsNothing);
        return new(Total.Without(before.Total) + now.Total, Merge(query, [.. left], now.Rows));
    }

    private static ImmutableArray<AggregateRow> Merge(AggregateQuery query, ReadOnlySpan<ImmutableArray<AggregateRow>> parts) => parts.Length switch
    {
        0 => [],
        1 => parts[0],
        _ => Merge(query, Merge(query, parts[..(parts.Length / 2)]), Merge(query, parts[(parts.Length / 2)..])),
    };

    /// <summary>Both have their rows in order: the next one is the first of either, or the sum where both have the same key.</summary>
    private static ImmutableArray<AggregateRow> Merge(AggregateQuery query, ImmutableArray<AggregateRow> left, ImmutableArray<AggregateRow> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return left.IsEmpty ? right : left;
        }

        var rows = ImmutableArray.CreateBuilder<AggregateRow>(left.Length + right.Length);
        var (l, r) = (0, 0);
        while (l < left.Length && r < right.Length)
        {
            var order = KeyOrder.Instance.Compare(left[l].Key, right[r].Key);
            rows.Add(order switch
            {
                < 0 => left[l++],
                > 0 => right[r++],
                _ => new(left[l].Key, Totals.Sum(query, [left[l++].Totals, right[r++].Totals])),
            });
        }

        rows.AddRange(left.AsSpan()[l..]);
        rows.AddRange(right.AsSpan()[r..]);
        return rows.DrainToImmutable();
    }
}

/// <summary>Rows are ordered by their keys, ordinally, so that two answers to one question are equal.</summary>
internal sealed class KeyOrder : IComparer<ImmutableArray<string>>, IEqualityComparer<ImmutableArray<string>>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(ImmutableArray<string> x, ImmutableArray<string> y)
    {
        for (var i = 0; i < x.Length && i < y.Length; i++)
        {
            var order = string.CompareOrdinal(x[i], y[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return x.Length.CompareTo(y.Length);
    }

    public bool Equals(ImmutableArray<string> x, ImmutableArray<string> y) => x == y || x.AsSpan().SequenceEqual(y.AsSpan());

    public int GetHashCode(ImmutableArray<string> key)
    {
        var hash = new HashCode();
        foreach (var text in key)
        {
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
