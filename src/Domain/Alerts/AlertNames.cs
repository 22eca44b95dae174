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

    /// <summary>The day of the oldest commitment of an agreement that was paid nothing; not known where there is none.</summary>
    public const string UnpaidSince = "commitment_unpaid_since";

    /// <summary>The day on which the oldest unjustified payment is to be justified; not known where there is none.</summary>
    public const string JustificationDue = "justification_due";

    /// <summary>The day of the oldest milestone of an agreement that is not reached; not known where there is none.</summary>
    public const string MilestoneDue = "milestone_due";

    /// <summary>What a funding line may commit at most, in the currency.</summary>
    public const string LineAllocated = "line_allocated";

    /// <summary>What it has committed.</summary>
    public const string LineCommitted = "line_committed";

    /// <summary>Per cent of the programme's time that are left after the day.</summary>
    public const string TimeLeft = "time_left";

    public static FormulaType? TypeOf(string name, AlertBasis basis) => name switch
    {
        LineAllocated or LineCommitted or TimeLeft => basis == AlertBasis.Fund ? FormulaType.Number : null,
        Today when basis == AlertBasis.Fund => FormulaType.Date,
        _ when basis == AlertBasis.Fund => null,
        Struggling or ClosedDays => FormulaType.Number,
        Today or YearEnd or LastVisit or UnpaidSince or JustificationDue or MilestoneDue when basis == AlertBasis.Day => FormulaType.Date,
        AwaitedReports when basis == AlertBasis.Day => FormulaType.Number,
        _ => null,
    };
}
