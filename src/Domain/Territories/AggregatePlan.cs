using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>A question with everything looked up that does not depend on a unit.</summary>
internal sealed class AggregatePlan
{
    private readonly AggregateQuery query;
    private readonly Pack pack;
    private readonly Division territory;
    private readonly Dictionary<string, ImmutableArray<Division>> paths = new(StringComparer.Ordinal);
    private readonly DataElement[] needed;

    public AggregatePlan(AggregateQuery query, Pack pack)
    {
        this.query = query;
        this.pack = pack;
        territory = pack.Territory.Find(query.Territory)!;
        var usesSize = query.GroupBy.Contains(Dimensions.Size) || query.Filters.Any(f => f.Dimension == Dimensions.Size);
        needed =
        [
            .. query.Elements
                .Concat(pack.Catalogues.SelectMany(c => query.Indicators.Select(c.Find).OfType<Indicator>()).SelectMany(i => i.Names))
                .Concat(usesSize ? pack.Sizes.Elements : [])
                .Distinct(StringComparer.Ordinal)
                .Select(pack.Element)
                .OfType<DataElement>()
                .Where(e => e.IsSummable),
        ];
    }

    public IEnumerable<UnitSlice> Slices(UnitDossier unit, PeriodRange range) => UnitSlices.Of(unit.Contributions, range, needed, query.ValidatedOnly, pack);

    public bool Keeps(UnitDossier unit, UnitSlice slice, string? area, PeriodRange range)
    {
        var path = Path(slice.Place.Commune);
        return path.Contains(territory)
            && (area is null || path.Any(d => d.Code == area))
            && query.Filters.All(f => f.Values.Contains(Key(unit, slice, f.Dimension, range)) != f.Excludes);
    }

    public string Key(UnitDossier unit, UnitSlice slice, string dimension, PeriodRange range) => dimension switch
    {
        Dimensions.Sector => slice.Place.Sector ?? AggregateRules.None,
        Dimensions.Association => slice.Place.Association ?? AggregateRules.None,
        Dimensions.FundingLine => slice.Place.FundingLine ?? AggregateRules.None,
        Dimensions.LegalForm => slice.Unit.LegalForm ?? AggregateRules.None,
        Dimensions.Kind => JsonName.Of(slice.Unit.Kind),
        Dimensions.State => JsonName.Of(unit.At(range.Last, query.Today).State),
        Dimensions.Status => JsonName.Of(unit.At(range.Last, query.Today).Status),
        Dimensions.Size => pack.Sizes.Classify(slice.Amounts, pack.DecimalsOf) ?? AggregateRules.None,
        Dimensions.Period => range.ToString(),
        Dimensions.Unit => slice.Unit.Code,
        _ when pack.Trait(dimension) is { } trait => unit.Trait(trait, range.Last, query.ValidatedOnly) ?? AggregateRules.None,
        _ => Path(slice.Place.Commune).FirstOrDefault(d => d.Level == dimension)?.Code ?? AggregateRules.None,
    };

    public Totals Totals(UnitDossier unit, UnitSlice slice, PeriodRange range)
    {
        var collective = slice.Unit.Kind == UnitKind.Collective;
        var (state, status) = slice.Exists ? unit.At(range.Last, query.Today) : default;
        return new(
            slice.Exists ? 1 : 0,
            slice.Expected,
            collective ? 0 : slice.Received,
            collective ? 0 : slice.Carried,
            collective ? slice.Received + slice.Carried : 0,
            [.. query.Elements.Select(e => ElementTotal(slice, e))],
            [.. Rates(unit, slice, range)],
            slice.Exists ? StateCounts.Of(state, status) : default);
    }

    /// <summary>What a unit gives to the indicators asked for, in the slice that holds the end of the range.</summary>
    public IEnumerable<RateTotal> EndRates(UnitDossier unit, PeriodRange range) => Rates(unit, Slices(unit, range).Single(s => s.Whole is not null), range);

    /// <summary>The value of one unit over a range, in the slice that holds its end; null when it does not report what it needs.</summary>
    public decimal? Value(UnitDossier unit, UnitSlice slice, string code, PeriodRange range)
    {
        var (catalogue, context) = Context(unit, slice, range);
        if (context is null || catalogue.Find(code) is not { Subject: Subject.Unit } indicator)
        {
            return null;
        }

        var (numerator, denominator) = indicator.Terms(context);
        return indicator.Value(numerator, denominator, context).OrNull is { } value ? Math.Round(value, Indicator.RateDecimals, MidpointRounding.AwayFromZero) : null;
    }

    private IEnumerable<RateTotal> Rates(UnitDossier unit, UnitSlice slice, PeriodRange range)
    {
        var (catalogue, context) = Context(unit, slice, range);
        return query.Indicators.Select(code => context is not null && catalogue.Find(code) is { Subject: Subject.Unit } indicator
            ? RateTotal.Of(indicator, context, slice.Exists)
            : RateTotal.Zero);
    }

    /// <summary>
    /// An indicator belongs to a unit, so it is read once, where the unit lies at the end of the range. A name that it reads as it stands is the figure over the range;
    /// a function that looks back counts main periods from the last one of the range. An estimate is no report: it counts in no total.
    /// </summary>
    private (Catalogue Catalogue, FormulaContext? Context) Context(UnitDossier unit, UnitSlice slice, PeriodRange range)
    {
        var last = Period.Containing(range.Last.LastDay, pack.MainDataSet.PeriodKind);
        var catalogue = pack.CatalogueOf(last);
        if (slice.Whole is not { } whole)
        {
            return (catalogue, null);
        }

        FormulaValue? Whole(DataElement element) =>
            pack.Source(element, range.Kind) is not null && whole.Amount(element.Code) is { } minor ? FormulaValue.Of(FixedPoint.FromMinor(minor, element.Decimals))
            : range.Kind < pack.MainDataSet.PeriodKind ? FormulaValue.Missing
            : null;
        return (catalogue, new HistoryContext(unit.History(query.ValidatedOnly), catalogue, last.Ordinal, 0, Whole));
    }

    private static ElementTotal ElementTotal(UnitSlice slice, string element)
    {
        var (reported, carried) = slice.Counts.GetValueOrDefault(element);
        return new(slice.Amounts.Amount(element) ?? 0, reported, carried);
    }

    private ImmutableArray<Division> Path(string commune) => paths.TryGetValue(commune, out var held)
        ? held
        : paths[commune] = pack.Territory.Find(commune) is { } d && pack.Territory.Exists(d, query.Vintage) ? pack.Territory.Path(d, query.Vintage) : [];
}
