using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What became of a unit since it was funded, from its reports (domain report §3.2 FU6, §6.2 F-I12). The figures that stand count, validated or not.</summary>
public static class ResultRules
{
    public static UnitResult Of(UnitDossier dossier, FundedUnit funded, DateOnly asOf)
    {
        var (unit, pack) = (dossier.Contributions.Unit, dossier.Pack);
        var baseline = Over(funded.Since.AddDays(-1), pack);
        return new(
            unit.Code, unit.Name, unit.NameAr, UnitSlices.Place(unit, funded.Since), At(dossier, baseline),
            dossier.At(Period.At(pack.MainDataSet.PeriodKind, Over(asOf, pack)), asOf).State,
            Changes(dossier, baseline, asOf));
    }

    /// <summary>By result: how it changed from the end of a main period to a day; null where a figure is not known.</summary>
    public static ImmutableArray<ResultChange?> Changes(UnitDossier dossier, int baseline, DateOnly asOf)
    {
        var pack = dossier.Pack;
        var last = Over(asOf, pack);
        return
        [
            .. pack.Fund!.Results.Select(r => pack.Element(r.Element)!).Select(element =>
                last > baseline && Figure(dossier, element, baseline) is { } before && Figure(dossier, element, last) is { } now
                    ? new ResultChange(before, now)
                    : (ResultChange?)null),
        ];
    }

    /// <summary>What a unit is compared by at the end of a main period. Without a report for it there is no size class.</summary>
    public static Stratum At(UnitDossier dossier, int baseline)
    {
        var pack = dossier.Pack;
        var period = Period.At(pack.MainDataSet.PeriodKind, baseline);
        var report = dossier.Contributions.Reports.FirstOrDefault(r => r.DataSet == pack.MainDataSet.Code && r.Period == period)?.Shown(false);
        return new(dossier.Contributions.Unit.Sector.On(period.LastDay), report is null ? null : pack.Sizes.Classify(report, e => pack.Element(e)!.Decimals), baseline);
    }

    /// <summary>The ordinal of the last main period that is over at the end of a day.</summary>
    public static int Over(DateOnly day, Pack pack) => Period.Containing(day.AddDays(1), pack.MainDataSet.PeriodKind).Ordinal - 1;

    /// <summary>
    /// A figure at the end of a main period, in smallest units. A unit that is not there yet, or no more, has nothing. The last known stock stands for a year; a year's
    /// flow is that of the newest report of the last year.
    /// </summary>
    private static long? Figure(UnitDossier dossier, DataElement element, int ordinal)
    {
        var (history, kind) = (dossier.History(), dossier.Pack.MainDataSet.PeriodKind);
        if (!history.Unit.ExistsOn(Period.At(kind, ordinal).LastDay))
        {
            return 0;
        }

        var year = Period.PerYear(kind);
        if (element.Nature == ElementNature.Stock)
        {
            return Minor(history.Read(element.Code, ordinal, year), element);
        }

        var newest = Enumerable.Range(0, year).Select(back => ordinal - back).FirstOrDefault(history.HasReport, -1);
        var parts = newest < 0 ? [] : Enumerable.Range(0, year).Select(back => Minor(history.Read(element.Code, newest - back, 0), element)).ToArray();
        return newest < 0 || parts.Any(p => p is null) ? null : parts.Sum();
    }

    private static long? Minor(Reading? reading, DataElement element) =>
        reading?.Value is { IsKnown: true } value && FixedPoint.TryToMinor(value.Number, element.Decimals, out var minor) ? minor : null;
}
