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
    public static AggregateAnswer Merge(AggregateQuery query, IEnumerable<AggregateAnswer> parts)
    {
        var total = Totals.Zero(query);
        var rows = new SortedDictionary<ImmutableArray<string>, Totals>(KeyOrder.Instance);
        foreach (var part in parts)
        {
            total += part.Total;
            foreach (var row in part.Rows)
            {
                rows[row.Key] = rows.TryGetValue(row.Key, out var held) ? held + row.Totals : row.Totals;
            }
        }

        return new(total, [.. rows.Select(r => new AggregateRow(r.Key, r.Value))]);
    }
}

/// <summary>Rows are ordered by their keys, ordinally, so that two answers to one question are equal.</summary>
internal sealed class KeyOrder : IComparer<ImmutableArray<string>>
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
}
