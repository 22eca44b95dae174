namespace EconomieSociale.Indicators;

/// <summary>Names that the system itself gives to formulas.</summary>
public static class BuiltIn
{
    /// <summary>The last day of the period.</summary>
    public const string PeriodEnd = "period_end";

    /// <summary>1 if a main report was due for the period, else 0.</summary>
    public const string ReportsDue = "reports_due";

    /// <summary>1 if it came in time, else 0.</summary>
    public const string ReportsOnTime = "reports_on_time";

    /// <summary>Main reports missing in a row up to the period; in gates only.</summary>
    public const string MissingReports = "missing_reports";

    public static FormulaType? TypeOf(string name) => name switch
    {
        PeriodEnd => FormulaType.Date,
        ReportsDue or ReportsOnTime => FormulaType.Number,
        _ => null,
    };
}
