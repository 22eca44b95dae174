namespace EconomieSociale.Columns;

/// <summary>A number for each unit that follows from its history (a state, a size class), computed when first read and again after the unit changed.</summary>
internal sealed class UnitColumn(Func<int, ushort> compute)
{
    private const ushort NotComputed = ushort.MaxValue;

    private readonly List<ushort[]> chunks = [];

    /// <summary>The numbers of a chunk, of which the first <paramref name="rows"/> are computed.</summary>
    public ReadOnlySpan<ushort> Chunk(int index, int rows)
    {
        var numbers = Open(index);
        for (var row = numbers.AsSpan(0, rows).IndexOf(NotComputed); row >= 0; row = numbers.AsSpan(0, rows).IndexOf(NotComputed))
        {
            numbers[row] = compute((index * ReportChunk.Size) + row);
        }

        return numbers;
    }

    public void Forget(int row) => Open(row / ReportChunk.Size)[row % ReportChunk.Size] = NotComputed;

    private ushort[] Open(int index)
    {
        while (chunks.Count <= index)
        {
            var numbers = new ushort[ReportChunk.Size];
            Array.Fill(numbers, NotComputed);
            chunks.Add(numbers);
        }

        return chunks[index];
    }
}
