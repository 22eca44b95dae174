using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Columns;

/// <summary>Answers questions about an area from its columns: the same answers as <see cref="AggregateRules"/> gives, unit by unit.</summary>
public static class AreaScan
{
    /// <param name="area">The code of the area: only the periods in which a unit lies there count. Null: anywhere.</param>
    public static AggregateAnswer Evaluate(AreaBook book, AggregateQuery query, string? area)
    {
        var byPeriod = query.GroupBy.IndexOf(Dimensions.Period);
        if (!IsSupported(query, book.Pack))
        {
            return AggregateRules.Evaluate(query, Enumerable.Range(0, book.Count).Select(book.Dossier), area, book.Pack);
        }

        if (byPeriod < 0)
        {
            var rows = new RangeScan(book, query, query.Period).Rows(query.GroupBy, area).ToArray();
            var total = query.GroupBy.IsEmpty ? rows.Select(r => r.Totals).FirstOrDefault() ?? Totals.Zero(query) : Totals.Sum(query, rows.Select(r => r.Totals));
            return new(total, query.GroupBy.IsEmpty ? [] : Ordered(rows));
        }

        var dimensions = query.GroupBy.RemoveAt(byPeriod);
        var periods = query.Period.Periods()
            .SelectMany(p => new RangeScan(book, query, PeriodRange.Of(p)).Rows(dimensions, area).Select(r => (r.Key.Insert(byPeriod, p.ToString()), r.Totals)));
        var whole = new RangeScan(book, query, query.Period).Rows([], area).Select(r => r.Totals).FirstOrDefault() ?? Totals.Zero(query);
        return new(whole, Ordered(periods));
    }

    private static ImmutableArray<AggregateRow> Ordered(IEnumerable<(ImmutableArray<string> Key, Totals Totals)> rows) =>
        [.. rows.OrderBy(r => r.Key, KeyOrder.Instance).Select(r => new AggregateRow(r.Key, r.Totals))];

    /// <summary>False where the size of a unit must be judged slice by slice, from the reports of several periods.</summary>
    private static bool IsSupported(AggregateQuery query, Pack pack)
    {
        var groups = query.GroupBy.Contains(Dimensions.Size);
        var filters = query.Filters.Any(f => f.Dimension == Dimensions.Size);
        return query.GroupBy.Contains(Dimensions.Period)
            ? (!groups || KeyParts.CanSize(PeriodRange.Of(query.Period.Last), query, pack)) && (!filters || KeyParts.CanSize(query.Period, query, pack))
            : !(groups || filters) || KeyParts.CanSize(query.Period, query, pack);
    }
}
