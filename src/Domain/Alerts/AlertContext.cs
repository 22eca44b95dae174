using EconomieSociale.Indicators;

namespace EconomieSociale.Alerts;

/// <summary>What the conditions of alert rules see: the figures of a main period, and the names of <see cref="AlertNames"/>.</summary>
/// <param name="day">Null for a rule that is looked at with a report.</param>
internal sealed class AlertContext(AlertInputs inputs, HistoryContext figures, int ordinal, DateOnly? day) : FormulaContext
{
    public override int PeriodsPerYear => figures.PeriodsPerYear;

    public override FormulaValue Now(string name) => Back(name, 0);

    public override FormulaValue Back(string name, int periods) => name switch
    {
        AlertNames.Struggling => FormulaValue.Of(inputs.IsStruggling(ordinal - periods)),
        AlertNames.ClosedDays => FormulaValue.Of((decimal)inputs.ClosedDays(ordinal - periods)),
        AlertNames.Today when day is { } d => Of(d),
        AlertNames.YearEnd when day is { } d => Of(new(d.Year - 1, 12, 31)),
        AlertNames.AwaitedReports when day is { } d => FormulaValue.Of((decimal)inputs.Awaited(d)),
        AlertNames.LastVisit when day is { } d => Of(inputs.LastVisit(d)),
        AlertNames.UnpaidSince when day is { } d => Of(inputs.UnpaidSince(d)),
        AlertNames.JustificationDue when day is { } d => Of(inputs.JustificationDue(d)),
        AlertNames.MilestoneDue when day is { } d => Of(inputs.MilestoneDue(d)),
        _ => figures.Back(name, periods),
    };

    public override FormulaValue Earliest(string name) => figures.Earliest(name);

    public override FormulaValue EndOf(string name) => figures.EndOf(name);

    private static FormulaValue Of(DateOnly? day) => FormulaValue.Of((decimal?)day?.DayNumber);
}
