using EconomieSociale.Cooperatives;

namespace EconomieSociale.Columns;

/// <summary>The places of all units on one day, by chunk; a chunk is laid out when it is first asked for.</summary>
internal sealed class DayPlaces(PlaceBook book, DateOnly day, IReadOnlyList<OrganisationUnit> units)
{
    private readonly List<PlaceChunk?> chunks = [];
    private readonly List<ulong[]?> exists = [];

    /// <summary>By column, then chunk: a question about a small territory looks at those of all chunks, so they lie side by side.</summary>
    private readonly ColumnSpan[][] spans = [[], [], [], []];

    /// <summary>Those laid out.</summary>
    public IEnumerable<PlaceChunk> Chunks => chunks.OfType<PlaceChunk>();

    public PlaceChunk this[int chunk] => chunk < chunks.Count && chunks[chunk] is { } known ? known : Replace(chunk, book.LayOut(chunk, day, units));

    /// <summary>A bit for each row of a chunk: the unit is founded, not closed, and no collective entry.</summary>
    public ReadOnlySpan<ulong> Existing(int chunk) => ExistingOf(chunk);

    public bool Exists(int row) => (ExistingOf(row / ReportChunk.Size)[row % ReportChunk.Size >> 6] >> (row & 63) & 1) != 0;

    public bool IsLaidOut(int chunk) => chunk < chunks.Count && chunks[chunk] is not null;

    /// <summary>What the rows of a chunk have in a column.</summary>
    public ColumnSpan Span(int chunk, PlaceColumn column) => chunk < spans[(int)column].Length && spans[(int)column][chunk] is { Seen: not 0 } known
        ? known
        : this[chunk].Span(column);

    public PlaceChunk Replace(int index, PlaceChunk chunk)
    {
        while (chunks.Count <= index)
        {
            chunks.Add(null);
        }

        for (var column = 0; column < PlaceChunk.Columns; column++)
        {
            if (spans[column].Length <= index)
            {
                Array.Resize(ref spans[column], 2 * (index + 1));
            }

            spans[column][index] = chunk.Span((PlaceColumn)column);
        }

        chunks[index] = chunk;
        return chunk;
    }

    /// <summary>The unit of a row is new or changed.</summary>
    public void Exist(int row, bool does)
    {
        if (row / ReportChunk.Size < exists.Count && exists[row / ReportChunk.Size] is { } words)
        {
            var bit = 1UL << (row & 63);
            ref var word = ref words[row % ReportChunk.Size >> 6];
            word = does ? word | bit : word & ~bit;
        }
    }

    private ulong[] ExistingOf(int chunk)
    {
        while (exists.Count <= chunk)
        {
            exists.Add(null);
        }

        return exists[chunk] ??= book.ExistingOn(chunk, day);
    }
}
