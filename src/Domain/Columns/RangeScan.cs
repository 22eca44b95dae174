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
        using var grouping = new Grouping(book, Array.ConvertAll(ImmutableCollectionsMarshal.AsArray(dimensions)!, parts.Of), parts.Filters());
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

        var end = grouping.On(plan.Range.Last.LastDay);
        counts.AddUnits(end, grouping.Count);
        var states = new EndStates(book, query, plan.Range).Count(end, grouping.Count);
        var rates = new EndRates(book, query, plan).Sum(end, grouping.Count);
        using var sums = new Sums(plan.Forms.Select(f => (f.Places, Sum(f, grouping))));
        for (var group = 0; group < grouping.Count; group++)
        {
            var (units, expected, reported, carried, collective) = counts.Of(group);
            var totals = new Totals(
                units, expected, reported, carried, collective, sums.Of(group, query.Elements.Length), rates(group), states(group, units));
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

        var sums = new FormSums(form, query.ValidatedOnly);
        if (form.IsLast)
        {
            AddLast(blocks, form.Columns, grouping, sums);
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
    private void AddLast(List<ReportBlock> blocks, ImmutableArray<int> columns, Grouping grouping, FormSums sums)
    {
        var days = blocks.ConvertAll(b => grouping.On(b.LastDay));
        for (var place = 0; place < columns.Length; place++)
        {
            var column = columns[place];
            for (var row = 0; row < book.Count; row++)
            {
                if (days.TrueForAll(d => d.Uniform[row / ReportChunk.Size] == DayGroups.Nobody))
                {
                    row += ReportChunk.Size - 1; // whole chunks: this is the first row of one
                    continue;
                }

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

    /// <summary>The sums of all forms that answer elements of the question.</summary>
    private sealed class Sums(IEnumerable<(ImmutableArray<int> Places, FormSums? Sums)> forms) : IDisposable
    {
        private readonly (ImmutableArray<int> Places, FormSums Sums)[] forms = [.. forms.Where(f => f.Sums is not null).Select(f => (f.Places, f.Sums!))];

        public ImmutableArray<ElementTotal> Of(int group, int count)
        {
            var elements = new ElementTotal[count];
            foreach (var (places, sums) in forms)
            {
                for (var i = 0; i < places.Length; i++)
                {
                    elements[places[i]] = sums.Total(group, i);
                }
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(elements);
        }

        public void Dispose()
        {
            foreach (var (_, sums) in forms)
            {
                sums.Dispose();
            }
        }
    }
}
