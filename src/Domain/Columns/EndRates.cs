using System.Collections.Immutable;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>The indicators of the units over a range. One belongs to a unit, so it is read once, where the unit lies at the end of the range.</summary>
internal sealed class EndRates(AreaBook book, AggregateQuery query, RangePlan plan)
{
    private (ImmutableArray<string> Indicators, AggregatePlan Plan)? newest;

    /// <summary>The totals of a group, in the order of the indicators asked for.</summary>
    public Func<int, ImmutableArray<RateTotal>> Sum(DayGroups end, int groups)
    {
        if (query.Indicators.IsEmpty)
        {
            return _ => [];
        }

        var block = book.Block(book.Pack.MainDataSet, plan.Range.Last);
        LinearSums?[] sums = [.. plan.Linear.Select(r => r is null ? null : new LinearSums(r).Add(block, end, groups, query.ValidatedOnly))];
        var formulas = Formulas(plan.Others, end, groups);
        return group =>
        {
            var next = 0;
            return [.. sums.Select(s => s?.Total(group) ?? formulas(group, next++))];
        };
    }

    /// <summary>Indicators that need the history of each unit.</summary>
    private Func<int, int, RateTotal> Formulas(ImmutableArray<string> asked, DayGroups end, int groups)
    {
        if (asked.IsEmpty)
        {
            return (_, _) => RateTotal.Zero;
        }

        var sums = new RateSums?[groups * asked.Length];
        var units = book.Derived.Rates(plan.Range, query.ValidatedOnly);
        var places = units.Places(asked);
        foreach (var (row, group) in end.Kept())
        {
            var terms = units.Of(row, places, Compute);
            for (var i = 0; i < places.Length; i++)
            {
                (sums[(group * asked.Length) + i] ??= new()).Add(terms[places[i]]!);
            }
        }

        return (group, i) => sums[(group * asked.Length) + i]?.Total() ?? RateTotal.Zero;
    }

    private IEnumerable<RateTotal> Compute(int row, ImmutableArray<string> indicators)
    {
        if (newest is not { } held || !held.Indicators.SequenceEqual(indicators))
        {
            newest = held = (indicators, new(query with { Elements = [], Indicators = indicators, Filters = [], GroupBy = [] }, book.Pack));
        }

        return held.Plan.EndRates(book.Dossier(row), plan.Range);
    }
}
