using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>A row of a table of slices. Without totals nothing is there: no unit, no report.</summary>
public sealed record SliceRow(string Key, Totals? Totals);

/// <summary>The total of an element with how many reported it and how many were asked.</summary>
public sealed record ElementLine(DataElement Element, ElementTotal Total, long Reported, long Asked);

/// <summary>An indicator with its terms.</summary>
public sealed record RateLine(Indicator Indicator, RateTotal Terms);

/// <summary>All figures of a page about a division.</summary>
public sealed record TerritoryFigures(
    Totals Total, ImmutableArray<ElementLine> Elements, ImmutableArray<RateLine> Rates, Headline Headline, ImmutableArray<SliceRow> Divisions, ImmutableArray<SliceRow> Sectors)
{
    private static readonly string Collective = JsonName.Of(UnitKind.Collective);

    public static async Task<TerritoryFigures> Ask(TerritoryScope scope, IGrainFactory grains, Pack pack, DateOnly today)
    {
        var kind = scope.Period.Kind;
        var elements = AggregateReader.Summable(pack, kind).ToImmutableArray();
        var rates = AggregateReader.Rates(pack, kind).ToImmutableArray();
        var headline = Headline.Of(pack, kind);
        var children = pack.Territory.Children(scope.Division, scope.Vintage);
        var grain = grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(scope.Division.Code, scope.Vintage));
        AggregateQuery Query(string groupBy, IEnumerable<DataElement> e, IEnumerable<Indicator> i) =>
            new(scope.Division.Code, scope.Vintage, scope.Period, [groupBy], [.. e.Select(x => x.Code)], [.. i.Select(x => x.Code)], [], ValidatedOnly: false, today);

        var byKind = grain.Aggregate(Query(Dimensions.Kind, elements, rates));
        var bySector = grain.Aggregate(Query(Dimensions.Sector, headline.Elements, headline.Indicators));
        var byDivision = children.IsEmpty ? null : await grain.Aggregate(Query(children[0].Level, headline.Elements, headline.Indicators));
        var whole = await byKind;
        return new(
            whole.Total,
            [.. elements.Select((e, i) => Line(e, i, whole, scope.Period, pack))],
            [.. rates.Select((r, i) => new RateLine(r, whole.Total.Rates[i]))],
            headline,
            [.. children.Select(c => new SliceRow(c.Code, byDivision!.Rows.FirstOrDefault(r => r.Key[0] == c.Code)?.Totals))],
            Sectors: InOrder(await bySector, pack));
    }

    /// <summary>
    /// Who reported and who was asked, among single units: an element may be asked of some kinds only, and a collective entry is in the sum but is nobody.
    /// </summary>
    private static ElementLine Line(DataElement element, int at, AggregateAnswer byKind, PeriodRange period, Pack pack)
    {
        var single = byKind.Rows.Where(r => r.Key[0] != Collective).ToArray();
        var asked = single.Where(r => Enum.GetValues<UnitKind>().Any(k => JsonName.Of(k) == r.Key[0] && element.IsFilledBy(k))).Select(r => r.Totals);
        var source = pack.Source(element, period.Kind)!;
        return new(
            element,
            byKind.Total.Elements[at],
            single.Sum(r => r.Totals.Elements[at].Reported),
            element.OverTime == TimeAggregation.Last ? asked.Sum(t => t.Units)
                : source == pack.CoverageSource(period.Kind) ? asked.Sum(t => t.Expected)
                : asked.Sum(t => t.Units) * period.Split(source.PeriodKind).Count());
    }

    private static ImmutableArray<SliceRow> InOrder(AggregateAnswer bySector, Pack pack)
    {
        var order = pack.List(CodeList.Sector).Items.Select((s, i) => (s.Code, i)).ToDictionary(s => s.Code, s => s.i, StringComparer.Ordinal);
        return [.. bySector.Rows.OrderBy(r => order.GetValueOrDefault(r.Key[0], int.MaxValue)).Select(r => new SliceRow(r.Key[0], r.Totals))];
    }
}
