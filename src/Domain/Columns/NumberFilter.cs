using System.Numerics;

namespace EconomieSociale.Columns;

/// <summary>Which numbers of a column a question keeps: those listed, or all others.</summary>
internal sealed class NumberFilter
{
    private readonly ulong[] set;

    /// <param name="isAllowed">True if the numbers listed are kept, false if all but them are.</param>
    public NumberFilter(ushort[] listed, bool isAllowed)
    {
        Listed = listed;
        IsAllowed = isAllowed;
        (Lowest, Highest) = listed.Length == 0 ? (ushort.MaxValue, (ushort)0) : (listed.Min(), listed.Max());
        set = new ulong[listed.Length == 0 ? 0 : (Highest >> 6) + 1];
        foreach (var number in listed)
        {
            Bits |= 1UL << (number & 63);
            set[number >> 6] |= 1UL << (number & 63);
        }

        // Somebody may name a value twice.
        IsRange = listed.Length > 0 && set.Sum(BitOperations.PopCount) == Highest - Lowest + 1;
    }

    public ushort[] Listed { get; }

    public bool IsAllowed { get; }

    /// <summary>True if surely no row is kept.</summary>
    public bool IsNothing => IsAllowed && Listed.Length == 0;

    /// <summary>True if surely every row is kept.</summary>
    public bool IsEverything => !IsAllowed && Listed.Length == 0;

    /// <summary>The numbers listed modulo 64, a bit for each.</summary>
    public ulong Bits { get; }

    public ushort Lowest { get; }

    public ushort Highest { get; }

    /// <summary>True if the numbers listed are all from <see cref="Lowest"/> to <see cref="Highest"/>.</summary>
    public bool IsRange { get; }

    /// <summary>About what share of the rows is kept, if all of the column's numbers were equally frequent.</summary>
    public double ShareOf(int numbers) => IsAllowed ? (double)Listed.Length / numbers : 1 - ((double)Listed.Length / numbers);

    public bool Keeps(ushort number) => (number >> 6 < set.Length && (set[number >> 6] >> (number & 63) & 1) != 0) == IsAllowed;

    /// <summary>The shorter way to say which of a column's numbers are kept.</summary>
    public static NumberFilter Of(int count, Func<int, bool> keeps)
    {
        var (kept, refused) = (new List<ushort>(), new List<ushort>());
        for (var number = 0; number < count; number++)
        {
            (keeps(number) ? kept : refused).Add((ushort)number);
        }

        return kept.Count <= refused.Count ? new([.. kept], true) : new([.. refused], false);
    }
}
