using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>The units behind a number, best or worst first.</summary>
public static class AreaRank
{
    /// <summary>A value is rounded to four decimals before it is ranked; approximations further apart than this cannot change their order by it.</summary>
    private const double Margin = 0.0002;

    private const double RelativeMargin = 1e-9;

    /// <summary>The first units by value, ties by code. Units that do not report what the indicator needs, and collective entries, are left out.</summary>
    public static IEnumerable<(OrganisationUnit Unit, decimal Value)> Rank(AreaBook book, AggregateQuery query, Indicator indicator, bool ascending, int limit, string area)
    {
        var ranked = LinearRatio.Of(indicator.Code, query.Period, book.Pack) is { Indicator.WhenZero: null } ratio
            && query.Filters.All(f => f.Dimension != Dimensions.Size || KeyParts.CanSize(query.Period, query with { Elements = [] }, book.Pack))
            ? FromColumns(book, query, ratio, ascending, limit, area)
            : AggregateRules.Rank(query, indicator, Enumerable.Range(0, book.Count).Select(book.Dossier), area, book.Pack).Select(r => (r.Slice.Unit, r.Value));
        return (ascending ? ranked.OrderBy(r => r.Value) : ranked.OrderByDescending(r => r.Value)).ThenBy(r => r.Unit.Code, StringComparer.Ordinal).Take(limit);
    }

    /// <summary>At least the first units asked for, with exact values.</summary>
    private static List<(OrganisationUnit Unit, decimal Value)> FromColumns(AreaBook book, AggregateQuery query, LinearRatio ratio, bool ascending, int limit, string area)
    {
        var found = new List<(OrganisationUnit Unit, decimal Value)>();
        if (book.Block(book.Pack.MainDataSet, query.Period.Last) is not { } block)
        {
            return found;
        }

        var parts = new KeyParts(book, query, query.Period, area);
        using var grouping = new Grouping(book, [], parts.Filters());
        var candidates = Candidates(block, grouping.On(block.LastDay), book, query.ValidatedOnly, ratio, ascending, limit);
        foreach (var (row, numerator, denominator) in candidates)
        {
            found.Add((book.Units[row], ratio.Value(numerator, denominator)!.Value));
        }

        return found;
    }

    private static IEnumerable<(int Row, long Numerator, long Denominator)> Candidates(
        ReportBlock block, DayGroups groups, AreaBook book, bool validatedOnly, LinearRatio ratio, bool ascending, int limit)
    {
        var over = ratio.Numerator.Columns(block);
        var under = ratio.Denominator?.Columns(block) ?? [];
        var sign = (ascending ? 1 : -1) * (ratio.Indicator.Factor < 0 ? -1 : 1);
        var scale = (double)Math.Abs(ratio.Indicator.Factor) * Math.Pow(10, (ratio.Denominator?.Decimals ?? 0) - ratio.Numerator.Decimals);
        var kept = new List<(double Approximate, int Row, long Numerator, long Denominator)>();
        var first = new PriorityQueue<double, double>();
        foreach (var (row, _) in groups.Kept())
        {
            if (book.Attributes.IsCollective(row) || LinearTerm.Read(block, over, row, validatedOnly) is not { } n
                || LinearTerm.Read(block, under, row, validatedOnly) is not { } d || (under.Length > 0 && d == 0))
            {
                continue;
            }

            var approximate = sign * scale * n / (under.Length == 0 ? 1 : d);
            if (first.Count == limit && approximate > first.Peek() + Margin + (Math.Abs(first.Peek()) * RelativeMargin))
            {
                continue;
            }

            kept.Add((approximate, row, n, d));
            if (first.Count < limit)
            {
                first.Enqueue(approximate, -approximate);
            }
            else if (approximate < first.Peek())
            {
                first.EnqueueDequeue(approximate, -approximate);
            }
        }

        var last = first.Count < limit ? double.PositiveInfinity : first.Peek() + Margin + (Math.Abs(first.Peek()) * RelativeMargin);
        return kept.Where(k => k.Approximate <= last).Select(k => (k.Row, k.Numerator, k.Denominator));
    }
}
