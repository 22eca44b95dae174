namespace EconomieSociale.Programme;

/// <summary>The calendar of the programme for pages and questions.</summary>
public static class PackClock
{
    public static DateOnly Today(this Pack pack, TimeProvider clock) => pack.DayOf(clock.GetUtcNow());

    /// <summary>The last period of the main form that is over: what a question means that names none.</summary>
    public static Values.Period LastPeriod(this Pack pack, TimeProvider clock) =>
        Values.Period.Containing(pack.Today(clock), pack.MainDataSet.PeriodKind).Plus(-1);
}
