using System.Collections.Immutable;

namespace EconomieSociale.Territories;

/// <summary>
/// A storage row of a unit that was read or written: its profile (year 0), what people do for it (year 1) or the reports of a year,
/// and the row's version, which rises with every write.
/// </summary>
[GenerateSerializer, Immutable, Alias("row-stamp")]
public readonly record struct RowStamp(int Year, int Version)
{
    public const int Profile = 0;
    public const int Care = 1;

    /// <summary>Of each row the higher version; the held ones as they are when nothing told is newer.</summary>
    public static ImmutableArray<RowStamp> Newest(ImmutableArray<RowStamp> held, ImmutableArray<RowStamp> told)
    {
        ImmutableArray<RowStamp>.Builder? next = null;
        foreach (var stamp in told)
        {
            var at = 0;
            while (at < (next?.Count ?? held.Length) && (next?[at] ?? held[at]).Year != stamp.Year)
            {
                at++;
            }

            if (at == (next?.Count ?? held.Length))
            {
                (next ??= held.ToBuilder()).Add(stamp);
            }
            else if ((next?[at] ?? held[at]).Version < stamp.Version)
            {
                (next ??= held.ToBuilder())[at] = stamp;
            }
        }

        return next?.ToImmutable() ?? held;
    }
}

/// <summary>What a unit tells of itself: its profile, and all reports of some of its rows.</summary>
/// <param name="Rows">The rows that are told whole: whoever applies this is behind none of them.</param>
/// <param name="IsWhole">True if all rows of the unit are told. One who never heard of the unit must not take a part for the whole.</param>
[GenerateSerializer, Immutable, Alias("unit-news")]
public sealed record UnitNews(UnitContributions Contributions, ImmutableArray<RowStamp> Rows, bool IsWhole);
