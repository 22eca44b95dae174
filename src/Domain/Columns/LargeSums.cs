using System.Buffers;

namespace EconomieSociale.Columns;

/// <summary>Sums of what 64 bits may not hold, by group, then column: amounts that rest beside their rows, and what is moved here from smaller sums.</summary>
internal sealed class LargeSums(int width, int stride, bool validatedOnly) : IDisposable
{
    /// <summary>Of so many rows those with large amounts are looked through; of more, all large amounts of their chunk.</summary>
    private const int FewRows = 16;

    private Int128[] cells = [];
    private int count;

    public Int128 this[int cell] => cell < count ? cells[cell] : 0;

    /// <summary>How many cells there may be. Few questions meet such amounts, so the room is taken only then.</summary>
    public int Room { get; set; }

    public void Add(int cell, Int128 amount)
    {
        if (count < Room)
        {
            var next = ArrayPool<Int128>.Shared.Rent(Room);
            next.AsSpan(0, Room).Clear();
            cells.AsSpan(0, count).CopyTo(next);
            Dispose();
            (cells, count) = (next, Room);
        }

        cells[cell] += amount;
    }

    public void Dispose()
    {
        if (cells.Length > 0)
        {
            ArrayPool<Int128>.Shared.Return(cells);
            (cells, count) = ([], 0);
        }
    }

    /// <summary>Those of the reports of a chunk.</summary>
    /// <param name="isPlain">True if every row counts.</param>
    public void Add(ReportChunk chunk, DayGroups groups, int index, bool isPlain)
    {
        if (chunk.Large is not { } beyond)
        {
            return;
        }

        if (isPlain && groups.Uniform[index] is >= 0 and var group)
        {
            AddColumns(chunk.LargeSums, group);
        }
        else if (groups.Uniform[index] == DayGroups.Few && groups.Masks.Total(index) <= FewRows)
        {
            AddRows(chunk, beyond, groups.Kept(index));
        }
        else
        {
            AddEach(chunk, beyond, groups, index, isPlain);
        }
    }

    private void AddEach(ReportChunk chunk, Dictionary<int, long> beyond, DayGroups groups, int index, bool isPlain)
    {
        foreach (var (cell, amount) in beyond)
        {
            var (row, column) = Math.DivRem(cell, width);
            if (groups.GroupOf(index, row) is >= 0 and var group && (isPlain || Counts(chunk[row])))
            {
                Add((group * stride) + column, amount);
            }
        }
    }

    private void AddColumns(ReadOnlySpan<long> sums, int group)
    {
        for (var column = 0; column < sums.Length; column++)
        {
            if (sums[column] != 0)
            {
                Add((group * stride) + column, sums[column]);
            }
        }
    }

    /// <summary>Where an amount rests beside its row the row has 0.</summary>
    private void AddRows(ReportChunk chunk, Dictionary<int, long> beyond, KeptRows rows)
    {
        foreach (var (row, group) in rows)
        {
            var at = row % ReportChunk.Size;
            if ((chunk[at] & RowFlags.Large) == 0 || !Counts(chunk[at]))
            {
                continue;
            }

            for (var column = 0; column < width; column++)
            {
                if (chunk.Narrow![(at * width) + column] == 0 && beyond.TryGetValue((at * width) + column, out var amount))
                {
                    Add((group * stride) + column, amount);
                }
            }
        }
    }

    /// <summary>Validated amounts of an odd report stand elsewhere.</summary>
    private bool Counts(RowFlags flag) => validatedOnly ? (flag & (RowFlags.Validated | RowFlags.Odd)) == RowFlags.Validated : (flag & RowFlags.Held) != 0;
}
