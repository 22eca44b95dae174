namespace EconomieSociale.Columns;

/// <summary>A number for each unit that follows from its history (a state, a size class), computed when first read and again after the unit changed.</summary>
/// <param name="fetch">Fetches from memory what the numbers of some rows are computed from; may be left out.</param>
internal sealed class UnitColumn(Func<int, ushort> compute, Func<ReadOnlySpan<int>, int>? fetch = null)
{
    private const ushort NotComputed = ushort.MaxValue;

    private readonly List<ushort[]> chunks = [];
    private readonly List<int> computed = [];

    public Func<ReadOnlySpan<int>, int>? Fetch => fetch;

    /// <summary>The numbers of a chunk, of which the first <paramref name="rows"/> are computed.</summary>
    public ReadOnlySpan<ushort> Chunk(int index, int rows)
    {
        var numbers = Open(index);
        if (computed[index] >= rows)
        {
            return numbers;
        }

        for (var row = numbers.AsSpan(0, rows).IndexOf(NotComputed); row >= 0; row = numbers.AsSpan(0, rows).IndexOf(NotComputed))
        {
            numbers[row] = compute((index * ReportChunk.Size) + row);
        }

        computed[index] = rows;
        return numbers;
    }

    /// <summary>The number of one row, where few of the chunk are in question: unless all were asked for before, the others need no room.</summary>
    public ushort At(int index, int row) => index < chunks.Count && chunks[index][row] is not NotComputed and var number ? number : compute((index * ReportChunk.Size) + row);

    public void Forget(int row)
    {
        Open(row / ReportChunk.Size)[row % ReportChunk.Size] = NotComputed;
        computed[row / ReportChunk.Size] = 0;
    }

    private ushort[] Open(int index)
    {
        while (chunks.Count <= index)
        {
            var numbers = new ushort[ReportChunk.Size];
            Array.Fill(numbers, NotComputed);
            chunks.Add(numbers);
            computed.Add(0);
        }

        return chunks[index];
    }
}
