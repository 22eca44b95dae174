using System.Collections.Immutable;
using System.Numerics;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>The sums of the elements of one form, and how many reported them, by group.</summary>
internal sealed class FormSums
{
    /// <summary>So many 64-bit amounts, each at most 10¹⁵, add up in 64 bits; then they move on into 128.</summary>
    private const int WideRows = 8_192;

    private readonly ImmutableArray<string> elements;
    private readonly int[] columns;
    private readonly ulong[] asked;
    private readonly int width;
    private readonly bool validatedOnly;
    private readonly RowFlags held;
    private readonly RowFlags carried;
    private long[] sums = [];
    private Int128[] large = [];
    private long[] complete = [];
    private long[] partial = [];
    private int wideRows;

    /// <param name="elements">The elements asked for, all of the block's form.</param>
    public FormSums(ReportBlock form, ImmutableArray<string> elements, bool validatedOnly)
    {
        this.elements = elements;
        this.validatedOnly = validatedOnly;
        width = form.Width;
        columns = [.. elements.Select(form.Column)];
        asked = new ulong[(width + 63) / 64];
        foreach (var column in columns)
        {
            asked[column >> 6] |= 1UL << (column & 63);
        }

        (held, carried) = validatedOnly ? (RowFlags.Validated, RowFlags.ValidatedCarried) : (RowFlags.Held, RowFlags.Carried);
    }

    /// <summary>The total of the element at a place of those asked for.</summary>
    public ElementTotal Total(int group, int place)
    {
        if (group * 2 >= complete.Length)
        {
            return default;
        }

        var cell = (group * columns.Length) + place;
        return new(
            checked(large[(group * width) + columns[place]] + sums[(group * width) + columns[place]]),
            complete[group * 2] + partial[cell * 2],
            complete[(group * 2) + 1] + partial[(cell * 2) + 1]);
    }

    /// <summary>Adds the reports of a period to the groups of their units.</summary>
    /// <param name="count">How many groups there are.</param>
    public void Add(ReportBlock block, DayGroups groups, int count)
    {
        Grow(count);
        for (var index = 0; index < groups.Uniform.Length; index++)
        {
            var uniform = groups.Uniform[index];
            if (uniform == DayGroups.Nobody || block.Chunk(index) is not { } chunk)
            {
                continue;
            }

            if (!validatedOnly && chunk.Narrow is { } narrow && chunk.Plain is var plain && plain == groups.RowsOf(index))
            {
                AddPlain(narrow.AsSpan(0, plain * width), groups.Of(index)[..plain], uniform);
            }
            else
            {
                AddRows(block, chunk, index, groups.Of(index)[..groups.RowsOf(index)], uniform);
            }

            AddLarge(chunk, groups.Of(index), uniform);
        }
    }

    /// <summary>Adds one amount.</summary>
    public void Add(int group, int place, long amount, bool isCarried, int count)
    {
        Grow(count);
        large[(group * width) + columns[place]] += amount;
        partial[(((group * columns.Length) + place) * 2) + (isCarried ? 1 : 0)]++;
    }

    /// <summary>A chunk in which every row counts, whole.</summary>
    private void AddPlain(ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int uniform)
    {
        if (uniform >= 0)
        {
            Kernels.AddRows(rows, width, sums.AsSpan(uniform * width, width));
            complete[uniform * 2] += groups.Length;
        }
        else
        {
            Kernels.AddGrouped(rows, width, groups, sums, complete);
        }
    }

    private void AddRows(ReportBlock block, ReportChunk chunk, int index, ReadOnlySpan<int> groups, int uniform)
    {
        var flags = chunk.Flags;
        for (var row = 0; row < Math.Min(groups.Length, flags.Length); row++)
        {
            var flag = (RowFlags)flags[row];
            var group = uniform >= 0 ? uniform : groups[row];
            if (flag == RowFlags.None || group < 0)
            {
                continue;
            }

            if (validatedOnly && (flag & RowFlags.Odd) != 0)
            {
                AddOdd(block.Odd((index * ReportChunk.Size) + row)!, group, (flag & carried) != 0);
            }
            else if ((flag & held) != 0)
            {
                Count(chunk, row, group, (flag & carried) != 0);
                AddRow(chunk, row, group);
            }
        }
    }

    private void AddRow(ReportChunk chunk, int row, int group)
    {
        if (chunk.Narrow is { } narrow)
        {
            Kernels.AddRow(narrow.AsSpan(row * width, width), sums.AsSpan(group * width, width));
            return;
        }

        var amounts = chunk.Wide.AsSpan(row * width, width);
        for (var column = 0; column < width; column++)
        {
            sums[(group * width) + column] += amounts[column];
        }

        if (++wideRows == WideRows)
        {
            Fold();
        }
    }

    private void Count(ReportChunk chunk, int row, int group, bool isCarried)
    {
        var kind = isCarried ? 1 : 0;
        if (chunk.HasAll(row, asked))
        {
            complete[(group * 2) + kind]++;
            return;
        }

        for (var place = 0; place < columns.Length; place++)
        {
            if (chunk.IsPresent(row, columns[place]))
            {
                partial[(((group * columns.Length) + place) * 2) + kind]++;
            }
        }
    }

    private void AddOdd(Contribution report, int group, bool isCarried)
    {
        for (var place = 0; place < columns.Length; place++)
        {
            if (report.Validated?.Amount(elements[place]) is { } amount)
            {
                large[(group * width) + columns[place]] += amount;
                partial[(((group * columns.Length) + place) * 2) + (isCarried ? 1 : 0)]++;
            }
        }
    }

    /// <summary>The amounts that rest beside their rows because they need more than 32 bits.</summary>
    private void AddLarge(ReportChunk chunk, ReadOnlySpan<int> groups, int uniform)
    {
        if (chunk.Large is null)
        {
            return;
        }

        foreach (var (cell, amount) in chunk.Large)
        {
            var (row, column) = Math.DivRem(cell, width);
            var group = uniform >= 0 ? uniform : groups[row];
            if (group >= 0 && (chunk[row] & held) != 0 && (!validatedOnly || (chunk[row] & RowFlags.Odd) == 0))
            {
                large[(group * width) + column] += amount;
            }
        }
    }

    private void Fold()
    {
        for (var i = 0; i < sums.Length; i++)
        {
            large[i] += sums[i];
            sums[i] = 0;
        }

        wideRows = 0;
    }

    private void Grow(int count)
    {
        if (sums.Length < count * width)
        {
            var groups = (int)BitOperations.RoundUpToPowerOf2((uint)count);
            Array.Resize(ref sums, groups * width);
            Array.Resize(ref large, groups * width);
            Array.Resize(ref complete, groups * 2);
            Array.Resize(ref partial, groups * columns.Length * 2);
        }
    }
}
