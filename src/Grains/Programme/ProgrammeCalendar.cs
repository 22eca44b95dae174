namespace EconomieSociale.Programme;

/// <summary>The clock of the programme: days begin in the time zone of its pack.</summary>
internal sealed class ProgrammeCalendar(Pack pack, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => pack.DayOf(Now);
}
