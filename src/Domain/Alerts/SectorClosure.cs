namespace EconomieSociale.Alerts;

/// <summary>A sector that a declaration closed from one day to another, such as fishing in the biological rest of a species.</summary>
/// <param name="Source">The decision.</param>
public sealed record SectorClosure(string Sector, DateOnly From, DateOnly To, string Source)
{
    /// <summary>The days of a range on which it was closed.</summary>
    public int DaysIn(DateOnly first, DateOnly last)
    {
        var from = From > first ? From : first;
        var to = To < last ? To : last;
        return Math.Max(0, to.DayNumber - from.DayNumber + 1);
    }
}
