using System.Collections.Immutable;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>The indicators of the units over a range. One belongs to a unit, so it is read once, where the unit lies at the end of the range.</summary>
internal sealed class EndRates(AreaBook book, AggregateQuery query, PeriodRange range)
{
    private readonly ImmutableArray<string> asked = query.Indicators;
    private (ImmutableArray<string> Indicators, AggregatePlan Plan)? newest;

    /// <summary>The totals of a group.</summary>
    public Func<int, ImmutableArray<RateTotal>> Sum(DayGroups end, int groups)
    {
        if (asked.IsEmpty)
        {
            return _ => [];
        }

        var sums = new RateSums?[groups * asked.Length];
        var units = book.Derived.Rates(range, query.ValidatedOnly);
        var places = units.Places(asked);
        for (var row = 0; row < book.Count; row++)
        {
            if (end.GroupOf(row) is not (>= 0 and var group))
            {
                continue;
            }

            var terms = units.Of(row, places, Compute);
            for (var i = 0; i < places.Length; i++)
            {
                (sums[(group * asked.Length) + i] ??= new()).Add(terms[places[i]]!);
            }
        }

        return group => [.. Enumerable.Range(0, asked.Length).Select(i => sums[(group * asked.Length) + i]?.Total() ?? RateTotal.Zero)];
    }

    private IEnumerable<RateTotal> Compute(int row, ImmutableArray<string> indicators)
    {
        if (newest is not { } held || !held.Indicators.SequenceEqual(indicators))
        {
            newest = held = (indicators, new(query with { Elements = [], Indicators = indicators, Filters = [], GroupBy = [] }, book.Pack));
        }

        return held.Plan.EndRates(book.Dossier(row), range);
    }
}
