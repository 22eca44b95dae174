using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>Answers a question over one range of periods from the columns of an area.</summary>
internal sealed class RangeScan(AreaBook book, AggregateQuery query, RangePlan plan)
{
    /// <summary>The totals by the values of some dimensions, in no order; nothing where there is nothing.</summary>
    public IEnumerable<(ImmutableArray<string> Key, Totals Totals)> Rows(ImmutableArray<string> dimensions, string? area)
    {
        var parts = new KeyParts(book, query, plan.Range, area);
        using var grouping = new Grouping(book, [.. dimensions.Select(parts.Of)], parts.Filters());
        if (grouping.IsEmpty || !KeepsAny(grouping))
        {
            yield break;
        }

        var counts = new UnitCounts(book, query.ValidatedOnly);
        foreach (var period in plan.CoveragePeriods)
        {
            var groups = grouping.On(period.LastDay);
            counts.AddReports(book.Block(plan.Coverage!, period), groups, grouping.Count);
        }

        var sums = plan.Forms.Select(f => (f.Places, Sums: Sum(f, grouping))).Where(f => f.Sums is not null).ToArray();
        var end = grouping.On(plan.Range.Last.LastDay);
        counts.AddUnits(end, grouping.Count);
        var states = new EndStates(book, query, plan.Range).Count(end, grouping.Count);
        var rates = new EndRates(book, query, plan).Sum(end, grouping.Count);
        for (var group = 0; group < grouping.Count; group++)
        {
            var (units, expected, reported, carried, collective) = counts.Of(group);
            var elements = new ElementTotal[query.Elements.Length];
            foreach (var (places, form) in sums)
            {
                for (var i = 0; i < places.Length; i++)
                {
                    elements[places[i]] = form!.Total(group, i);
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

    private bool KeepsAny(Grouping grouping)
    {
        foreach (var day in plan.Days)
        {
            grouping.On(day);
        }

        return grouping.Count > 0;
    }

    private FormSums? Sum(FormPlan form, Grouping grouping)
    {
        var blocks = new List<ReportBlock>(form.Periods.Length);
        foreach (var period in form.Periods)
        {
            if (book.Block(form.Set, period) is { } block)
            {
                blocks.Add(block);
            }
        }

        if (blocks.Count == 0)
        {
            return null;
        }

        var sums = new FormSums(blocks[0], form.Elements, query.ValidatedOnly);
        if (form.IsLast)
        {
            AddLast(blocks, form.Elements, grouping, sums);
            return sums;
        }

        foreach (var block in blocks)
        {
            var groups = grouping.On(block.LastDay);
            sums.Add(block, groups, grouping.Count);
        }

        return sums;
    }

    /// <summary>A stock is never added over time: of each unit the last value reported counts, where the unit lay then.</summary>
    private void AddLast(List<ReportBlock> blocks, ImmutableArray<string> elements, Grouping grouping, FormSums sums)
    {
        var days = blocks.ConvertAll(b => grouping.On(b.LastDay));
        for (var place = 0; place < elements.Length; place++)
        {
            var column = blocks[0].Column(elements[place]);
            for (var row = 0; row < book.Count; row++)
            {
                var at = blocks.Count - 1;
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
    }
}
