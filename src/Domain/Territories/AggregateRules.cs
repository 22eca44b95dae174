using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>Answers questions by adding up slices of units. Pure: the same contributions give the same answer in any order.</summary>
public static class AggregateRules
{
    /// <summary>The key of a unit that belongs to nothing in a dimension.</summary>
    public const string None = "";

    /// <summary>The answer over some units, counting only the periods in which they lie in the area (null: anywhere).</summary>
    public static AggregateAnswer Evaluate(AggregateQuery query, IEnumerable<UnitContributions> units, string? area, Pack pack)
    {
        var plan = new Plan(query, pack);
        var total = Totals.Zero(query);
        var rows = new Dictionary<string, (ImmutableArray<string> Key, Totals Totals)>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            foreach (var slice in UnitSlices.Of(unit, query.Period, plan.Needed, query.ValidatedOnly, pack).Where(s => plan.Keeps(s, area, query.Period)))
            {
                total += plan.Totals(slice);
            }

            foreach (var (key, totals) in query.GroupBy.IsEmpty ? [] : Rows(unit, query, area, plan, pack))
            {
                var text = string.Join('\u001f', key);
                rows[text] = (key, rows.TryGetValue(text, out var held) ? held.Totals + totals : totals);
            }
        }

        return new(total, [.. rows.Values.OrderBy(r => r.Key, KeyOrder.Instance).Select(r => new AggregateRow(r.Key, r.Totals))]);
    }

    /// <summary>
    /// The rate of single units, for "which cooperatives are behind this number": each over its whole range, where it lies at the end.
    /// Units that do not report both terms are left out.
    /// </summary>
    public static IEnumerable<(UnitSlice Slice, decimal Value)> Rank(AggregateQuery query, Indicator indicator, IEnumerable<UnitContributions> units, string area, Pack pack)
    {
        var plan = new Plan(query with { Indicators = [indicator.Code] }, pack);
        return units
            .SelectMany(u => UnitSlices.Of(u, query.Period, plan.Needed, query.ValidatedOnly, pack))
            .Where(s => s.Whole is not null && s.Unit.Kind != UnitKind.Collective && plan.Keeps(s, area, query.Period))
            .Select(s => (Slice: s, Rate: plan.Rate(indicator, s)))
            .Select(p => (p.Slice, Value: indicator.Rate(p.Rate.Numerator, p.Rate.Denominator)))
            .Where(p => p.Value is not null)
            .Select(p => (p.Slice, p.Value!.Value));
    }

    private static IEnumerable<(ImmutableArray<string> Key, Totals Totals)> Rows(UnitContributions unit, AggregateQuery query, string? area, Plan plan, Pack pack)
    {
        var ranges = query.GroupBy.Contains(Dimensions.Period) ? query.Period.Periods().Select(PeriodRange.Of) : [query.Period];
        foreach (var range in ranges)
        {
            foreach (var slice in UnitSlices.Of(unit, range, plan.Needed, query.ValidatedOnly, pack).Where(s => plan.Keeps(s, area, range)))
            {
                yield return ([.. query.GroupBy.Select(d => plan.Value(slice, d, range))], plan.Totals(slice));
            }
        }
    }

    /// <summary>A question with everything looked up that does not depend on a unit.</summary>
    private sealed class Plan
    {
        private readonly AggregateQuery query;
        private readonly Pack pack;
        private readonly Division territory;
        private readonly Indicator[] indicators;
        private readonly Dictionary<string, ImmutableArray<Division>> paths = new(StringComparer.Ordinal);

        public Plan(AggregateQuery query, Pack pack)
        {
            this.query = query;
            this.pack = pack;
            territory = pack.Territory.Find(query.Territory)!;
            indicators = [.. query.Indicators.Select(i => pack.Indicator(i)!)];
            var usesSize = query.GroupBy.Contains(Dimensions.Size) || query.Filters.Any(f => f.Dimension == Dimensions.Size);
            Needed =
            [
                .. query.Elements
                    .Concat(indicators.SelectMany(i => i.Numerator.Names.Union(i.Denominator.Names)))
                    .Concat(usesSize ? pack.Sizes.Elements : [])
                    .Distinct(StringComparer.Ordinal)
                    .Select(e => pack.Element(e)!),
            ];
        }

        public DataElement[] Needed { get; }

        public bool Keeps(UnitSlice slice, string? area, PeriodRange range)
        {
            var path = Path(slice.Place.Commune);
            return path.Contains(territory)
                && (area is null || path.Any(d => d.Code == area))
                && query.Filters.All(f => f.Values.Contains(Value(slice, f.Dimension, range)) != f.Excludes);
        }

        public string Value(UnitSlice slice, string dimension, PeriodRange range) => dimension switch
        {
            Dimensions.Sector => slice.Place.Sector ?? None,
            Dimensions.Association => slice.Place.Association ?? None,
            Dimensions.FundingLine => slice.Place.FundingLine ?? None,
            Dimensions.LegalForm => slice.Unit.LegalForm ?? None,
            Dimensions.Kind => JsonName.Of(slice.Unit.Kind),
            Dimensions.State => "unknown",
            Dimensions.Size => pack.Sizes.Classify(slice.Amounts, pack.DecimalsOf) ?? None,
            Dimensions.Period => range.ToString(),
            Dimensions.Unit => slice.Unit.Code,
            _ => Path(slice.Place.Commune).FirstOrDefault(d => d.Level == dimension)?.Code ?? None,
        };

        public Totals Totals(UnitSlice slice)
        {
            var collective = slice.Unit.Kind == UnitKind.Collective;
            return new(
                slice.Exists ? 1 : 0,
                slice.Expected,
                collective ? 0 : slice.Received,
                collective ? 0 : slice.Carried,
                collective ? slice.Received + slice.Carried : 0,
                [.. query.Elements.Select(e => ElementTotal(slice, e))],
                [.. indicators.Select(i => Rate(i, slice))]);
        }

        public RateTotal Rate(Indicator indicator, UnitSlice slice)
        {
            // A range knows nothing of the time before it: a term that looks back is missing, never the present value.
            decimal? Amount(string name, int periodsBack) =>
                periodsBack == 0 && slice.Whole?.Amount(name) is { } minor ? FixedPoint.FromMinor(minor, pack.DecimalsOf(name)) : null;

            return indicator.Numerator.Evaluate(Amount) is { } numerator && indicator.Denominator.Evaluate(Amount) is { } denominator
                ? new(numerator, denominator, 1)
                : default;
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
}
