using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>
/// The plans of the questions about a pack. Pages ask the same kind of question about many places, values and days, and an analyst about many conditions:
/// they share one plan, whichever area or thread comes first.
/// </summary>
internal sealed class QueryPlans
{
    /// <summary>Whoever asks for more kinds of questions than this makes all plans be made again.</summary>
    private const int MaxKinds = 512;

    private static readonly ConditionalWeakTable<Pack, QueryPlans> Known = [];

    private readonly ConcurrentDictionary<QueryKind, QueryPlan> plans = new();

    public static QueryPlan Of(AggregateQuery query, Pack pack) => Known.GetValue(pack, _ => new()).Of(new QueryKind(query), pack);

    private QueryPlan Of(QueryKind kind, Pack pack)
    {
        if (plans.TryGetValue(kind, out var known))
        {
            return known;
        }

        if (plans.Count >= MaxKinds)
        {
            plans.Clear();
        }

        return plans[kind] = new(kind.Query, pack);
    }

    /// <summary>What a plan depends on: neither the place, nor the values of the conditions, nor the day.</summary>
    private readonly struct QueryKind(AggregateQuery query) : IEquatable<QueryKind>
    {
        public AggregateQuery Query => query;

        public bool Equals(QueryKind other) => query.Period == other.Query.Period && KeyOrder.Instance.Equals(query.Elements, other.Query.Elements)
            && KeyOrder.Instance.Equals(query.GroupBy, other.Query.GroupBy) && KeyOrder.Instance.Equals(query.Indicators, other.Query.Indicators)
            && SameDimensions(query.Filters, other.Query.Filters);

        public override bool Equals(object? obj) => obj is QueryKind other && Equals(other);

        public override int GetHashCode()
        {
            var hash = HashCode.Combine(query.Period, query.Elements.Length, query.Indicators.Length);
            foreach (var dimension in query.GroupBy)
            {
                hash = HashCode.Combine(hash, string.GetHashCode(dimension, StringComparison.Ordinal));
            }

            return HashCode.Combine(hash, query.Filters.Length);
        }

        private static bool SameDimensions(ImmutableArray<DimensionFilter> x, ImmutableArray<DimensionFilter> y)
        {
            for (var i = 0; i < x.Length && i < y.Length; i++)
            {
                if (x[i].Dimension != y[i].Dimension)
                {
                    return false;
                }
            }

            return x.Length == y.Length;
        }
    }
}
