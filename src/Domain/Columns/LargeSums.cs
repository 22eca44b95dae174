using System.Buffers;
using System.Numerics;

namespace EconomieSociale.Columns;

/// <summary>Sums of what 64 bits may not hold, by group, then column: amounts that rest beside their rows, and what is moved here from smaller sums.</summary>
internal sealed class LargeSums(int width, int stride) : IDisposable
{
    /// <summary>To look for large amounts in a row costs as much as to look at so many of them.</summary>
    private const int AmountsPerRow = 2;

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

    /// <summary>Those of a chunk of which every row counts.</summary>
    public void AddPlain(ReportChunk chunk, DayGroups groups, int index)
    {
        if (groups.Uniform[index] is >= 0 and var group)
        {
            AddColumns(chunk.LargeSums, group);
        }
        else if (chunk.Large is { } beyond)
        {
            var few = groups.Uniform[index] == DayGroups.Few ? groups.Masks.Total(index) : int.MaxValue;
            if (few <= beyond.Count / AmountsPerRow)
            {
                AddRows(chunk.Narrow, beyond, groups.Masks, index);
            }
            else
            {
                AddEach(beyond, groups, index, _ => true);
            }
        }
    }

    /// <summary>Those of the rows that count.</summary>
    public void AddEach(Dictionary<int, long> beyond, DayGroups groups, int index, Predicate<int> counts)
    {
        foreach (var (cell, amount) in beyond)
        {
            var (row, column) = Math.DivRem(cell, width);
            if (groups.GroupOf(index, row) is >= 0 and var group && counts(row))
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
    private void AddRows(ReadOnlySpan<int> narrow, Dictionary<int, long> beyond, GroupMasks masks, int index)
    {
        for (var run = 0; run < masks.Count(index); run++)
        {
            var mask = masks.Rows(index, run);
            for (var w = 0; w < mask.Length; w++)
            {
                for (var rest = mask[w]; rest != 0; rest &= rest - 1)
                {
                    var first = ((w * 64) + BitOperations.TrailingZeroCount(rest)) * width;
                    for (var column = 0; column < width; column++)
                    {
                        if (narrow[first + column] == 0 && beyond.TryGetValue(first + column, out var amount))
                        {
                            Add((masks.Group(index, run) * stride) + column, amount);
                        }
                    }
                }
            }
        }
    }
}
