namespace EconomieSociale.Columns;

/// <summary>
/// Which numbers the rows of a chunk have in a column, roughly: what no row has may seem to be there. Numbers are given as they are met, so neighbouring
/// communes have neighbouring ones.
/// </summary>
/// <param name="Seen">The numbers modulo 64, a bit for each; 0 while nothing is known.</param>
internal readonly record struct ColumnSpan(ulong Seen, ushort Lowest, ushort Highest)
{
    public ColumnSpan With(ushort number) => Seen == 0
        ? new(1UL << (number & 63), number, number)
        : new(Seen | (1UL << (number & 63)), Math.Min(Lowest, number), Math.Max(Highest, number));

    /// <summary>False: surely no row has one of the numbers listed.</summary>
    public bool MayHold(NumberFilter filter) => (Seen & filter.Bits) != 0 && Lowest <= filter.Highest && Highest >= filter.Lowest;

    /// <summary>True: surely every row has one of the numbers listed.</summary>
    public bool HoldsOnly(NumberFilter filter) => filter.IsRange && Lowest >= filter.Lowest && Highest <= filter.Highest;
}
