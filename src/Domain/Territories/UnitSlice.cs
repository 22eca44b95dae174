using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>Where a unit belonged during some periods: the finest slice that any question can tell apart.</summary>
[GenerateSerializer, Immutable, Alias("unit-place")]
public sealed record UnitPlace(string Commune, string? Sector, string? Association, string? FundingLine);

/// <summary>
/// The figures of one unit over the periods of a range in which it belonged to one place. Every total is a sum of slices,
/// so whatever a question groups by, its rows add up to its total.
/// </summary>
/// <param name="Exists">True if the slice holds the end of the range and the unit exists then.</param>
/// <param name="Expected">Main reports expected in these periods.</param>
/// <param name="Amounts">The figures of these periods.</param>
/// <param name="Whole">
/// In the slice that holds the end of the range: the figures of the unit over the whole range, null in the others. A rate belongs to a unit,
/// so its terms are taken from here once; cut into slices, a flow of one place would lose the stock of the other.
/// </param>
public sealed record UnitSlice(
    OrganisationUnit Unit,
    UnitPlace Place,
    bool Exists,
    int Expected,
    int Received,
    int Carried,
    Figures Amounts,
    Figures? Whole,
    ImmutableDictionary<string, (int Reported, int Carried)> Counts);

/// <summary>Cuts the reports of a unit into slices.</summary>
public static class UnitSlices
{
    /// <summary>
    /// The slices of a unit over a range. Flows add up over the periods of a slice; a stock is the last value reported in the range,
    /// and lies in the slice of its period.
    /// </summary>
    public static IEnumerable<UnitSlice> Of(UnitContributions contributions, PeriodRange range, IReadOnlyList<DataElement> elements, bool validatedOnly, Pack pack)
    {
        var unit = contributions.Unit;
        var builders = new Dictionary<UnitPlace, SliceBuilder>();
        SliceBuilder At(Period period)
        {
            var place = Place(unit, period.LastDay);
            return builders.TryGetValue(place, out var held) ? held : builders[place] = new(place);
        }

        var end = At(range.Last);
        end.Exists = unit.ExistsOn(range.Last.LastDay);
        Cover(contributions, range, validatedOnly, pack, At);
        foreach (var set in pack.DataSets)
        {
            var asked = elements.Where(e => pack.Source(e, range.Kind) == set).ToArray();
            if (asked.Length > 0)
            {
                Fill(contributions, range, set, asked, validatedOnly, At);
            }
        }

        var whole = Figures.From(builders.Values.SelectMany(b => b.Amounts).GroupBy(a => a.Key, (e, a) => KeyValuePair.Create(e, new ElementValue(a.Sum(v => v.Value.Minor)))));
        return builders.Values.Select(b => b.Build(unit, b == end ? whole : null));
    }

    public static UnitPlace Place(OrganisationUnit unit, DateOnly day) =>
        new(unit.Commune.On(day)!, unit.Sector.On(day), unit.Association.On(day), unit.FundingLine.On(day));

    private static void Cover(UnitContributions contributions, PeriodRange range, bool validatedOnly, Pack pack, Func<Period, SliceBuilder> at)
    {
        if (pack.CoverageSource(range.Kind) is not { } set)
        {
            return;
        }

        foreach (var period in range.Split(set.PeriodKind).Where(p => contributions.Unit.ExistsOn(p.LastDay)))
        {
            at(period).Expected++;
        }

        // A last report of a unit that is gone by the end of its period is in the sums, but nobody expected it.
        var unit = contributions.Unit;
        foreach (var report in Reports(contributions, range, set, validatedOnly).Where(r => unit.Kind == UnitKind.Collective || unit.ExistsOn(r.Period.LastDay)))
        {
            if (CarryForward.IsCarried(report, contributions.Reports, set, validatedOnly))
            {
                at(report.Period).Carried++;
            }
            else
            {
                at(report.Period).Received++;
            }
        }
    }

    private static void Fill(
        UnitContributions contributions, PeriodRange range, DataSet set, DataElement[] elements, bool validatedOnly, Func<Period, SliceBuilder> at)
    {
        var reports = Reports(contributions, range, set, validatedOnly).OrderBy(r => r.Period).ToArray();
        foreach (var element in elements)
        {
            var reported = reports.Where(r => r.Shown(validatedOnly)?.Amount(element.Code) is not null).ToArray();
            foreach (var report in element.OverTime == TimeAggregation.Sum ? reported : reported.TakeLast(1))
            {
                var carried = CarryForward.IsCarried(report, contributions.Reports, set, validatedOnly);
                at(report.Period).Add(element.Code, report.Shown(validatedOnly)!.Amount(element.Code)!.Value, carried);
            }
        }
    }

    private static IEnumerable<Contribution> Reports(UnitContributions contributions, PeriodRange range, DataSet set, bool validatedOnly) =>
        contributions.Reports.Where(r => r.DataSet == set.Code && Within(r.Period, range) && r.Shown(validatedOnly) is not null);

    private static bool Within(Period period, PeriodRange range) => range.First.FirstMonth <= period.FirstMonth && period.LastMonth <= range.Last.LastMonth;

    private sealed class SliceBuilder(UnitPlace place)
    {
        private readonly Dictionary<string, (int Reported, int Carried)> counts = new(StringComparer.Ordinal);

        public Dictionary<string, ElementValue> Amounts { get; } = new(StringComparer.Ordinal);

        public bool Exists { get; set; }

        public int Expected { get; set; }

        public int Received { get; set; }

        public int Carried { get; set; }

        public void Add(string element, long minor, bool carried)
        {
            Amounts[element] = new(checked(Amounts.GetValueOrDefault(element).Minor + minor));
            var (reported, forward) = counts.GetValueOrDefault(element);
            counts[element] = carried ? (reported, forward + 1) : (reported + 1, forward);
        }

        public UnitSlice Build(OrganisationUnit unit, Figures? whole) =>
            new(unit, place, Exists, Expected, Received, Carried, Figures.From(Amounts), whole, counts.ToImmutableDictionary(StringComparer.Ordinal));
    }
}
