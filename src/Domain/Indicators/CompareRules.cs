using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>What a proposed catalogue would do to a unit, if it were in force for a period.</summary>
public static class CompareRules
{
    /// <summary>Null when it would show the unit as it is shown now.</summary>
    public static StatusChange? Compare(UnitDossier dossier, Catalogue proposal, Period period, DateOnly today)
    {
        var history = dossier.History();
        if (history.IsEmpty)
        {
            return null;
        }

        var proposed = new AssessmentHistory(history, p => p >= period ? proposal : dossier.Pack.CatalogueOf(p));
        if (dossier.States.At(period.Ordinal, today) is not { } before || proposed.At(period.Ordinal, today) is not { } after
            || (before.Status, before.State) == (after.Status, after.State))
        {
            return null;
        }

        var unit = dossier.Contributions.Unit;
        var place = UnitSlices.Place(unit, period.LastDay);
        return new(unit.Code, unit.Name, unit.NameAr, place.Commune, place.Sector, before.Composite, after.Composite, before.Status, after.Status, before.State, after.State);
    }
}
