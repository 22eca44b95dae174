namespace EconomieSociale.Programme;

/// <summary>The clock of the programme: days begin in the time zone of its pack.</summary>
internal sealed class ProgrammeCalendar(Pack pack, TimeProvider clock)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(pack.TimeZone);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, zone).DateTime);
}
