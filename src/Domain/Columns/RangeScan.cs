using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>Answers a question over one range of periods from the columns of an area.</summary>
internal sealed class RangeScan
{
    private readonly AreaBook book;
    private readonly AggregateQuery query;
    private readonly PeriodRange range;
    private readonly DataSet? coverage;
    private readonly (DataSet Set, ImmutableArray<int> Places)[] forms;

    public RangeScan(AreaBook book, AggregateQuery query, PeriodRange range)
    {
        this.book = book;
        this.query = query;
        this.range = range;
        coverage = book.Pack.CoverageSource(range.Kind);
        forms = [.. query.Elements
            .Select((e, place) => (Set: book.Pack.Element(e) is { IsSummable: true } element ? book.Pack.Source(element, range.Kind) : null, Place: place))
            .Where(e => e.Set is not null)
            .GroupBy(e => e.Set!, (set, asked) => (set, asked.Select(e => e.Place).ToImmutableArray()))];
    }

    /// <summary>The totals by the values of some dimensions, in no order; nothing where there is nothing.</summary>
    public IEnumerable<(ImmutableArray<string> Key, Totals Totals)> Rows(ImmutableArray<string> dimensions, string? area)
    {
        foreach (var day in Days())
        {
            book.Places.On(day, book.Units); // all numbers are known before keys are made of them
        }

        var parts = new KeyParts(book, query, range);
        using var grouping = new Grouping(book, [.. dimensions.Select(parts.Of)], parts.Filters(area));
        var counts = new UnitCounts(book, query.ValidatedOnly);
        if (coverage is not null)
        {
            foreach (var period in range.Split(coverage.PeriodKind))
            {
                var groups = grouping.On(period.LastDay);
                counts.AddReports(book.Block(coverage, period), groups, grouping.Count);
            }
        }

        var sums = forms.SelectMany(f => Sums(f.Set, f.Places, grouping)).ToArray();
        var end = grouping.On(range.Last.LastDay);
        counts.AddUnits(end, grouping.Count);
        var states = new EndStates(book, query, range).Count(end, grouping.Count);
        var rates = new EndRates(book, query, range).Sum(end, grouping.Count);
        for (var group = 0; group < grouping.Count; group++)
        {
            var (units, expected, reported, carried, collective) = counts.Of(group);
            var elements = new ElementTotal[query.Elements.Length];
            foreach (var (places, form) in sums)
            {
                for (var i = 0; i < places.Length; i++)
                {
                    elements[places[i]] = form.Total(group, i);
                }
            }

            var totals = new Totals(
                units, expected, reported, carried, collective, ImmutableCollectionsMarshal.AsImmutableArray(elements), rates(group), states(group, units));
            if (!totals.IsNothing)
            {
                yield return (grouping.KeyOf(group), totals);
            }
        }
    }

    /// <summary>Every day on which the question reads memberships.</summary>
    private IEnumerable<DateOnly> Days() => forms.Select(f => f.Set).Concat(coverage is null ? [] : [coverage]).Distinct()
        .SelectMany(s => range.Split(s.PeriodKind)).Select(p => p.LastDay).Append(range.Last.LastDay).Distinct();

    private IEnumerable<(ImmutableArray<int> Places, FormSums Sums)> Sums(DataSet set, ImmutableArray<int> places, Grouping grouping)
    {
        ReportBlock[] blocks = [.. range.Split(set.PeriodKind).Select(p => book.Block(set, p)).OfType<ReportBlock>()];
        if (blocks.Length == 0)
        {
            yield break;
        }

        // Over one period the last value reported is the only one.
        var stocks = places.Where(p => blocks.Length > 1 && book.Pack.Element(query.Elements[p])!.OverTime == TimeAggregation.Last).ToImmutableArray();
        var flows = places.RemoveRange(stocks);
        if (!flows.IsEmpty)
        {
            var sums = new FormSums(blocks[0], [.. flows.Select(p => query.Elements[p])], query.ValidatedOnly);
            foreach (var block in blocks)
            {
                var groups = grouping.On(block.LastDay);
                sums.Add(block, groups, grouping.Count);
            }

            yield return (flows, sums);
        }

        if (!stocks.IsEmpty)
        {
            yield return (stocks, Last(blocks, [.. stocks.Select(p => query.Elements[p])], grouping));
        }
    }

    /// <summary>A stock is never added over time: of each unit the last value reported counts, where the unit lay then.</summary>
    private FormSums Last(ReportBlock[] blocks, ImmutableArray<string> elements, Grouping grouping)
    {
        var sums = new FormSums(blocks[0], elements, query.ValidatedOnly);
        var days = Array.ConvertAll(blocks, b => grouping.On(b.LastDay));
        for (var place = 0; place < elements.Length; place++)
        {
            var column = blocks[0].Column(elements[place]);
            for (var row = 0; row < book.Count; row++)
            {
                var at = blocks.Length - 1;
                long? amount = null;
                while (at >= 0 && (amount = blocks[at].Amount(row, column, query.ValidatedOnly)) is null)
                {
                    at--;
                }

                if (at >= 0 && days[at].GroupOf(row) is >= 0 and var group)
                {
                    sums.Add(group, place, amount!.Value, blocks[at].IsCarried(row, query.ValidatedOnly), grouping.Count);
                }
            }
        }

        return sums;
    }
}
