namespace EconomieSociale.Columns;

/// <summary>Which numbers of a column a question keeps: those listed, or all others.</summary>
internal sealed class NumberFilter
{
    private readonly HashSet<ushort>? set;

    /// <param name="isAllowed">True if the numbers listed are kept, false if all but them are.</param>
    public NumberFilter(ushort[] listed, bool isAllowed)
    {
        Listed = listed;
        IsAllowed = isAllowed;
        foreach (var number in listed)
        {
            Bits |= 1UL << (number & 63);
        }

        set = listed.Length > RowMask.FewNumbers ? [.. listed] : null;
    }

    public ushort[] Listed { get; }

    public bool IsAllowed { get; }

    /// <summary>True if surely no row is kept.</summary>
    public bool IsNothing => IsAllowed && Listed.Length == 0;

    /// <summary>True if surely every row is kept.</summary>
    public bool IsEverything => !IsAllowed && Listed.Length == 0;

    /// <summary>The numbers listed modulo 64, for <see cref="PlaceChunk.MayHold"/>.</summary>
    public ulong Bits { get; }

    public bool Keeps(ushort number) => (set?.Contains(number) ?? Listed.Contains(number)) == IsAllowed;

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
