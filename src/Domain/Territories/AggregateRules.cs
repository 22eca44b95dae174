using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>Answers questions by adding up slices of units. Pure: the same contributions give the same answer in any order.</summary>
public static class AggregateRules
{
    /// <summary>The key of a unit that belongs to nothing in a dimension.</summary>
    public const string None = "";

    /// <summary>
    /// The answer over some units, counting only the periods in which they lie in the area (null: anywhere). Rows in which there is nothing are left out.
    /// It goes through the units one by one: <c>AreaScan</c> gives the same answer from columns.
    /// </summary>
    public static AggregateAnswer Evaluate(AggregateQuery query, IEnumerable<UnitDossier> units, string? area, Pack pack)
    {
        var plan = new AggregatePlan(query, pack);
        var total = Totals.Zero(query);
        var rows = new Dictionary<string, (ImmutableArray<string> Key, Totals Totals)>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            foreach (var slice in plan.Slices(unit, query.Period).Where(s => plan.Keeps(unit, s, area, query.Period)))
            {
                total += plan.Totals(unit, slice, query.Period);
            }

            foreach (var (key, totals) in query.GroupBy.IsEmpty ? [] : Rows(unit, query, area, plan))
            {
                var text = string.Join('\u001f', key);
                rows[text] = (key, rows.TryGetValue(text, out var held) ? held.Totals + totals : totals);
            }
        }

        return new(total, [.. rows.Values.Where(r => !r.Totals.IsNothing).OrderBy(r => r.Key, KeyOrder.Instance).Select(r => new AggregateRow(r.Key, r.Totals))]);
    }

    /// <summary>
    /// The value of single units, for "which cooperatives are behind this number": each over its whole range, where it lies at the end.
    /// Units that do not report what it needs are left out.
    /// </summary>
    public static IEnumerable<(UnitSlice Slice, decimal Value)> Rank(AggregateQuery query, Indicator indicator, IEnumerable<UnitDossier> units, string area, Pack pack)
    {
        var plan = new AggregatePlan(query with { Indicators = [indicator.Code], Elements = [] }, pack);
        return units
            .Where(u => u.Contributions.Unit.Kind != UnitKind.Collective)
            .SelectMany(u => plan.Slices(u, query.Period).Where(s => s.Whole is not null && plan.Keeps(u, s, area, query.Period))
                .Select(s => (Slice: s, Value: plan.Value(u, s, indicator.Code, query.Period))))
            .Where(p => p.Value is not null)
            .Select(p => (p.Slice, p.Value!.Value));
    }

    private static IEnumerable<(ImmutableArray<string> Key, Totals Totals)> Rows(UnitDossier unit, AggregateQuery query, string? area, AggregatePlan plan)
    {
        var ranges = query.GroupBy.Contains(Dimensions.Period) ? query.Period.Periods().Select(PeriodRange.Of) : [query.Period];
        foreach (var range in ranges)
        {
            foreach (var slice in plan.Slices(unit, range).Where(s => plan.Keeps(unit, s, area, range)))
            {
                yield return ([.. query.GroupBy.Select(d => plan.Key(unit, slice, d, range))], plan.Totals(unit, slice, range));
            }
        }
    }
}
