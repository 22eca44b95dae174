using EconomieSociale.Cooperatives;

namespace EconomieSociale.Territories;

/// <summary>Compares the contributions that an area holds with those that the units' own rows give.</summary>
public static class ReconciliationRules
{
    /// <summary>
    /// The differences in one unit: its profile or a report that only one side has, that is older than its row, or that differs.
    /// What is held may be newer than rows that were read a moment ago: who finds a difference reads again before it counts.
    /// </summary>
    /// <param name="held">Null when nothing is held of the unit.</param>
    public static int Compare(UnitContributions? held, UnitContributions truth)
    {
        if (held is null)
        {
            return 1 + truth.Reports.Length;
        }

        var reports = held.Reports.ToDictionary(r => (r.DataSet, r.Period));
        var differing = truth.Reports.Count(t =>
            !reports.Remove((t.DataSet, t.Period), out var own) || own.Version < t.Version || (own.Version == t.Version && own != t));
        return differing + reports.Count + (held.Unit.Version < truth.Unit.Version ? 1 : 0);
    }

    /// <summary>True if a unit that no row knows is a difference. One that a correction took elsewhere may stay behind: it claims no place here.</summary>
    /// <param name="communes">Those of the area.</param>
    public static bool IsPhantom(OrganisationUnit unit, IReadOnlySet<string> communes) => unit.Commune.Entries.Any(m => m.Code is not null && communes.Contains(m.Code));
}
