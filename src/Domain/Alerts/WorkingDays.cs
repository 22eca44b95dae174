using System.Collections.Immutable;

namespace EconomieSociale.Alerts;

/// <summary>The days on which somebody is there: deadlines of people are counted in them.</summary>
/// <param name="RestDays">Days of the week without work.</param>
/// <param name="Holidays">Dates without work.</param>
public sealed record WorkingDays(ImmutableArray<DayOfWeek> RestDays, ImmutableHashSet<DateOnly> Holidays)
{
    public static readonly WorkingDays Usual = new([DayOfWeek.Saturday, DayOfWeek.Sunday], []);

    public bool IsWorked(DateOnly day) => !RestDays.Contains(day.DayOfWeek) && !Holidays.Contains(day);

    /// <summary>The day on which so many working days have passed since a day that does not count itself.</summary>
    public DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorked(day) ? 1 : 0;
        }

        return day;
    }
}
