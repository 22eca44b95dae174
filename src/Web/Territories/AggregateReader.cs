using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>Reads a question about totals from an address and checks every name in it.</summary>
public static class AggregateReader
{
    public static AggregateQuery Read(QueryReader query, Pack pack, TimeProvider clock)
    {
        var (territory, vintage) = TerritoryChoice.Read(query, pack);
        var range = Range(query, pack, clock);
        return new(
            territory.Code,
            vintage,
            range,
            GroupBy(query, pack),
            Elements(query, pack, range.Kind),
            Indicators(query, pack, range.Kind),
            [.. (query.Text("filter") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(f => Filter(f, query, pack)).OfType<DimensionFilter>()],
            query.Word("state", "unknown_state", "submitted", "validated") == "validated",
            pack.Today(clock));
    }

    /// <summary>The period that an address names; the last one that is over when it names none.</summary>
    public static PeriodRange Range(QueryReader query, Pack pack, TimeProvider clock)
    {
        var otherwise = PeriodRange.Of(pack.LastPeriod(clock));
        if (query.Text("period") is not { } text)
        {
            return otherwise;
        }

        if (PeriodRange.TryParse(text, out var range))
        {
            return range;
        }

        query.Fault("bad_period", "period", text);
        return otherwise;
    }

    /// <summary>The elements that can be added up over periods of a length.</summary>
    public static IEnumerable<DataElement> Summable(Pack pack, PeriodKind kind) => pack.Elements.Where(e => e.IsSummable && pack.Source(e, kind) is not null);

    /// <summary>The indicators that have a value for periods of a length: all for the main length and longer ones, else those whose every figure is reported so often.</summary>
    public static IEnumerable<Indicator> Rates(Pack pack, PeriodKind kind) => pack.Indicators.Where(i =>
        kind >= pack.MainDataSet.PeriodKind || (!i.LooksBack && i.Names.All(n => pack.Element(n) is { } e && pack.Source(e, kind) is not null)));

    private static ImmutableArray<string> GroupBy(QueryReader query, Pack pack)
    {
        var dimensions = query.List("groupBy") ?? [];
        foreach (var unknown in dimensions.Where(d => !IsDimension(d, pack)))
        {
            query.Fault("unknown_dimension", "groupBy", unknown);
        }

        if (dimensions.Length > AggregateQuery.MaxGroupBy)
        {
            query.Fault("too_many_groups", "groupBy", $"{AggregateQuery.MaxGroupBy}");
        }

        return dimensions;
    }

    /// <summary>The elements named, or all that can be added up over periods of this length.</summary>
    private static ImmutableArray<string> Elements(QueryReader query, Pack pack, PeriodKind kind)
    {
        if (query.List("elements") is not { } named)
        {
            return [.. Summable(pack, kind).Select(e => e.Code)];
        }

        foreach (var unknown in named.Where(e => pack.Element(e) is not { IsSummable: true }))
        {
            query.Fault("unknown_element", "elements", unknown);
        }

        return [.. named.Distinct(StringComparer.Ordinal)];
    }

    private static ImmutableArray<string> Indicators(QueryReader query, Pack pack, PeriodKind kind)
    {
        if (query.List("indicators") is not { } named)
        {
            return [.. Rates(pack, kind).Select(i => i.Code)];
        }

        foreach (var unknown in named.Where(i => pack.Indicator(i) is null))
        {
            query.Fault("unknown_indicator", "indicators", unknown);
        }

        return [.. named.Distinct(StringComparer.Ordinal)];
    }

    private static DimensionFilter? Filter(string text, QueryReader query, Pack pack)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        if (at <= 0 || at == text.Length - 1)
        {
            query.Fault("bad_filter", "filter", text);
            return null;
        }

        var dimension = text[..at];
        if (!IsDimension(dimension, pack) || dimension == Dimensions.Period)
        {
            query.Fault("unknown_dimension", "filter", dimension);
            return null;
        }

        var excludes = text[at + 1] == '!';
        return new(dimension, [.. text[(excludes ? at + 2 : at + 1)..].Split(',', StringSplitOptions.TrimEntries)], excludes);
    }

    private static bool IsDimension(string name, Pack pack) => 
        Dimensions.All.Contains(name) || pack.Levels.Any(l => l.Code == name) || pack.Trait(name) is not null;
}
