namespace EconomieSociale.Territories;

/// <summary>Compares the contributions that an area holds with those that the units' own states give.</summary>
public static class ReconciliationRules
{
    /// <summary>
    /// The differences found: a unit or report that only one side has, or that differs.
    /// News that came while the truth was read is no difference: what is held may be newer than what was read.
    /// </summary>
    public static int Compare(
        IReadOnlyDictionary<string, UnitContributions> held, IReadOnlyDictionary<string, UnitContributions> truth, IReadOnlySet<string> communes)
    {
        // A unit that left by a correction may stay behind as long as it claims no place here.
        var differences = held.Values.Count(u => !truth.ContainsKey(u.Unit.Code) && u.Unit.Commune.Entries.Any(m => m.Code is not null && communes.Contains(m.Code)));
        foreach (var (code, unit) in truth)
        {
            differences += held.TryGetValue(code, out var own) ? Differences(own, unit) : 1 + unit.Reports.Length;
        }

        return differences;
    }

    private static int Differences(UnitContributions held, UnitContributions truth)
    {
        var reports = held.Reports.ToDictionary(r => (r.DataSet, r.Period));
        var differing = truth.Reports.Count(t =>
            !reports.TryGetValue((t.DataSet, t.Period), out var own) || own.Version < t.Version || (own.Version == t.Version && !Same(own, t)));
        return differing + (held.Unit.Version < truth.Unit.Version ? 1 : 0);
    }

    private static bool Same(Contribution a, Contribution b) =>
        a.Submitted.Equals(b.Submitted) && Equals(a.Validated, b.Validated) && a.StatementDate == b.StatementDate && a.State == b.State;
}
