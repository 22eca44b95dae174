using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>Answers questions about an area from its columns: the same answers as <see cref="AggregateRules"/> gives, unit by unit.</summary>
public static class AreaScan
{
    /// <param name="area">The code of the area: only the periods in which a unit lies there count. Null: anywhere.</param>
    public static AggregateAnswer Evaluate(AreaBook book, AggregateQuery query, string? area)
    {
        var plan = QueryPlans.Of(query, book.Pack);
        if (!plan.IsSupported)
        {
            return AggregateRules.Evaluate(query, Enumerable.Range(0, book.Count).Select(book.Dossier), area, book.Pack);
        }

        if (query.GroupBy.IsEmpty)
        {
            return new(Total(book, query, plan, area), []);
        }

        if (plan.PeriodAt < 0)
        {
            var rows = new RangeScan(book, query, plan.Whole).Rows(query.GroupBy, area).ToArray();
            return rows.Length == 0 ? plan.Nothing : new(Totals.Sum(query, [.. rows.Select(r => r.Totals)]), Ordered(rows));
        }

        var periods = plan.Periods
            .SelectMany(p => new RangeScan(book, query, p).Rows(plan.KeyDimensions, area).Select(r => (Key: r.Key.Insert(plan.PeriodAt, p.Range.ToString()), r.Totals)))
            .ToArray();
        var total = Total(book, query, plan, area);
        return new(plan.SumsPeriods ? total with { Elements = WithFlows(total, periods, query, book.Pack) } : total, Ordered(periods));
    }

    private static Totals Total(AreaBook book, AggregateQuery query, QueryPlan plan, string? area) =>
        new RangeScan(book, query, plan.Whole).Rows([], area).Select(r => r.Totals).FirstOrDefault() ?? plan.Nothing.Total;

    private static ImmutableArray<ElementTotal> WithFlows(Totals total, (ImmutableArray<string> Key, Totals Totals)[] periods, AggregateQuery query, Pack pack)
    {
        var elements = total.Elements.ToBuilder();
        for (var i = 0; i < elements.Count; i++)
        {
            if (pack.Element(query.Elements[i])?.OverTime == TimeAggregation.Sum)
            {
                elements[i] = periods.Aggregate(default(ElementTotal), (sum, p) => sum + p.Totals.Elements[i]);
            }
        }

        return elements.ToImmutable();
    }

    private static ImmutableArray<AggregateRow> Ordered((ImmutableArray<string> Key, Totals Totals)[] rows)
    {
        Array.Sort(rows, (a, b) => KeyOrder.Instance.Compare(a.Key, b.Key));
        return [.. rows.Select(r => new AggregateRow(r.Key, r.Totals))];
    }
}
