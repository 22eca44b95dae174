using EconomieSociale.Columns;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>Lists the units of an area.</summary>
internal static class AreaUnits
{
    /// <param name="communes">Of the area, those that the question is about.</param>
    public static IEnumerable<UnitSummary> Find(AreaBook book, UnitQuery query, HashSet<string> communes) => book.Standings(query.On)
        .Select(s => (s.Unit, s.Standing, s.LastReport, Place: UnitSlices.Place(s.Unit, query.On)))
        .Where(u => communes.Contains(u.Place.Commune)
            && (query.Sector is null || query.Sector == u.Place.Sector)
            && (query.Association is null || query.Association == u.Place.Association)
            && (query.Kind is null || query.Kind == JsonName.Of(u.Unit.Kind))
            && (query.Folded is null || Matches(u.Unit, query.Folded))
            && ((query.State is null && query.Status is null) || u.Unit.ExistsOn(query.On)))
        .Select(u => (u.Unit, u.Place, u.LastReport, Standing: u.Standing()))
        .Where(u => (query.State is null || query.State == (u.Standing?.State ?? UnitState.Unknown))
            && (query.Status is null || query.Status == (u.Standing?.Status ?? Status.Grey)))
        .Select(u => Summary(u.Unit, u.Place, u.LastReport(), u.Standing));

    private static bool Matches(OrganisationUnit unit, string folded) =>
        TextKey.Fold(unit.Name).Contains(folded, StringComparison.Ordinal)
        || TextKey.Fold(unit.Code).Contains(folded, StringComparison.Ordinal)
        || (unit.NameAr is not null && TextKey.Fold(unit.NameAr).Contains(folded, StringComparison.Ordinal));

    private static UnitSummary Summary(OrganisationUnit unit, UnitPlace place, Period? lastReport, PeriodStatus? standing) => new(
        unit.Code,
        unit.Name,
        unit.NameAr,
        JsonName.Of(unit.Kind),
        place.Commune,
        place.Sector,
        place.Association,
        unit.ClosedOn,
        lastReport,
        JsonName.Of(standing?.State ?? UnitState.Unknown),
        JsonName.Of(standing?.Status ?? Status.Grey),
        standing?.Composite is { } composite ? Math.Round(composite, Indicator.RateDecimals, MidpointRounding.AwayFromZero) : null);
}
