using EconomieSociale.Indicators;

namespace EconomieSociale.Alerts;

/// <summary>Names that the system gives to the conditions of alert rules, besides elements, parameters and indicators.</summary>
public static class AlertNames
{
    /// <summary>The day on which a rule of <see cref="AlertBasis.Day"/> is looked at.</summary>
    public const string Today = "today";

    /// <summary>The end of the last calendar year that is over.</summary>
    public const string YearEnd = "year_end";

    /// <summary>Main reports in a row that have not come, up to the last period that is over, among those that the programme waited for.</summary>
    public const string AwaitedReports = "awaited_reports";

    /// <summary>1 while the state machine says that the unit is struggling.</summary>
    public const string Struggling = "struggling";

    /// <summary>Days of the period in which the unit's sector was closed by declaration.</summary>
    public const string ClosedDays = "closed_days";

    /// <summary>The day of the last visit, or else the day since which somebody should have visited.</summary>
    public const string LastVisit = "last_visit";

    public static FormulaType? TypeOf(string name, AlertBasis basis) => name switch
    {
        Struggling or ClosedDays => FormulaType.Number,
        Today or YearEnd or LastVisit when basis == AlertBasis.Day => FormulaType.Date,
        AwaitedReports when basis == AlertBasis.Day => FormulaType.Number,
        _ => null,
    };
}
