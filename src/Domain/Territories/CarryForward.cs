using System.Collections.Immutable;
using EconomieSociale.Reports;

namespace EconomieSociale.Territories;

/// <summary>
/// Tells reports of a period from figures that only repeat an older statement: some sources fill every year with the last accounts known.
/// The order in which reports arrive does not matter.
/// </summary>
public static class CarryForward
{
    /// <summary>
    /// True if the statement behind the report already stands for an earlier period of the unit, or ended longer before the period's end than the form allows.
    /// A report without a statement date is always one of its period.
    /// </summary>
    public static bool IsCarried(Contribution report, ImmutableArray<Contribution> ofUnit, DataSet set, bool validatedOnly = false)
    {
        if (report.Statement(validatedOnly) is not { } statement)
        {
            return false;
        }

        return (set.StatementMonths > 0 && statement < report.Period.LastDay.AddMonths(-set.StatementMonths))
            || ofUnit.Any(r => r.DataSet == report.DataSet && r.Statement(validatedOnly) == statement && r.Period < report.Period);
    }
}
