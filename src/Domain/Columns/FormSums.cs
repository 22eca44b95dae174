using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>The sums of the elements of one form, and how many reported them, by group.</summary>
internal sealed class FormSums : IDisposable
{
    /// <summary>So many 64-bit amounts, each at most 10¹⁵, add up in 64 bits; then they move on into 128.</summary>
    private const int WideRows = 8_192;

    /// <summary>A chunk whose groups are few, or lie in few stretches of neighbours, is added group by group; any other row by row, from its beginning to its end.</summary>
    private const int FewGroups = 4;
    private const int FewStretches = 64;

    private readonly FormPlan plan;
    private readonly int width;
    private readonly int stride;
    private readonly bool validatedOnly;
    private readonly RowFlags held;
    private readonly RowFlags carried;
    private readonly AlignedCells sums = new();
    private readonly LargeSums large;
    private long[] complete = [];
    private long[] partial = [];
    private int wideRows;

    public FormSums(FormPlan plan, bool validatedOnly)
    {
        this.plan = plan;
        this.validatedOnly = validatedOnly;
        width = plan.Width;
        stride = Kernels.Stride(width);
        large = new(width, stride, validatedOnly);
        (held, carried) = validatedOnly ? (RowFlags.Validated, RowFlags.ValidatedCarried) : (RowFlags.Held, RowFlags.Carried);
    }

    /// <summary>The total of the element at a place of those asked for.</summary>
    public ElementTotal Total(int group, int place)
    {
        if (group * 2 >= complete.Length)
        {
            return default;
        }

        var cell = (group * plan.Columns.Length) + place;
        var amount = (group * stride) + plan.Columns[place];
        return new(
            checked(large[amount] + sums.Span[amount]),
            complete[group * 2] + (cell * 2 < partial.Length ? partial[cell * 2] : 0),
            complete[(group * 2) + 1] + (cell * 2 < partial.Length ? partial[(cell * 2) + 1] : 0));
    }

    /// <summary>Adds the reports of a period to the groups of their units.</summary>
    /// <param name="count">How many groups there are.</param>
    public void Add(ReportBlock block, DayGroups groups, int count)
    {
        Grow(count);
        foreach (var index in groups.Chunks)
        {
            if (block.Chunk(index) is not { } chunk)
            {
                continue;
            }

            var isPlain = !validatedOnly && chunk.Plain == groups.RowsOf(index);
            if (isPlain && chunk.Narrow is { } narrow)
            {
                AddPlain(narrow.AsSpan(0, chunk.Plain * width), index, groups);
            }
            else
            {
                AddRows(block, chunk, groups.Kept(index));
            }

            large.Add(chunk, groups, index, isPlain);
        }
    }

    /// <summary>Adds one amount.</summary>
    public void Add(int group, int place, long amount, bool isCarried, int count)
    {
        Grow(count);
        large.Add((group * stride) + plan.Columns[place], amount);
        AddPartial(group, place, isCarried ? 1 : 0);
    }

    public void Dispose()
    {
        sums.Dispose();
        large.Dispose();
    }

    /// <summary>A chunk in which every row counts, whole.</summary>
    private void AddPlain(ReadOnlySpan<int> rows, int index, DayGroups groups)
    {
        if (groups.Uniform[index] is >= 0 and var uniform)
        {
            Kernels.AddRows(rows, width, sums.Span.Slice(uniform * stride, stride));
            complete[uniform * 2] += groups.RowsOf(index);
            return;
        }

        var few = groups.Masks.Count(index);
        var isStreamed = few > 0 && (few <= FewGroups || groups.Masks.Stretches(index) <= FewStretches);
        for (var run = 0; run < few; run++)
        {
            var (group, count) = groups.Masks.Size(index, run);
            complete[group * 2] += count;
            if (isStreamed)
            {
                Kernels.AddMasked(rows, width, groups.Masks.Rows(index, run), sums.Span.Slice(group * stride, stride));
            }
        }

        if (!isStreamed)
        {
            var own = groups.Of(index)[..groups.RowsOf(index)];
            Kernels.AddGrouped(rows, width, own, sums.Span);
            for (var row = 0; few == 0 && row < own.Length; row++)
            {
                complete[Math.Max(0, own[row] * 2)] += own[row] < 0 ? 0 : 1;
            }
        }
    }

    private void AddRows(ReportBlock block, ReportChunk chunk, KeptRows rows)
    {
        foreach (var (row, group) in rows)
        {
            var at = row % ReportChunk.Size;
            var flag = chunk[at];
            if (validatedOnly && (flag & RowFlags.Odd) != 0)
            {
                AddOdd(block.Odd(row)!, group, (flag & carried) != 0);
            }
            else if ((flag & held) != 0)
            {
                Count(chunk, at, group, (flag & carried) != 0);
                AddRow(chunk, at, group);
            }
        }
    }

    private void AddRow(ReportChunk chunk, int row, int group)
    {
        if (chunk.Narrow is { } narrow)
        {
            Kernels.AddRow(narrow.AsSpan(row * width, width), sums.Span.Slice(group * stride, width));
            return;
        }

        var amounts = chunk.Wide.AsSpan(row * width, width);
        var own = sums.Span.Slice(group * stride, width);
        for (var column = 0; column < width; column++)
        {
            own[column] += amounts[column];
        }

        if (++wideRows == WideRows)
        {
            Fold();
        }
    }

    private void Count(ReportChunk chunk, int row, int group, bool isCarried)
    {
        var kind = isCarried ? 1 : 0;
        if (chunk.HasAll(row, plan.Asked.AsSpan()))
        {
            complete[(group * 2) + kind]++;
            return;
        }

        for (var place = 0; place < plan.Columns.Length; place++)
        {
            if (chunk.IsPresent(row, plan.Columns[place]))
            {
                AddPartial(group, place, kind);
            }
        }
    }

    private void AddOdd(Contribution report, int group, bool isCarried)
    {
        for (var place = 0; place < plan.Columns.Length; place++)
        {
            if (report.Validated?.Amount(plan.Elements[place]) is { } amount)
            {
                large.Add((group * stride) + plan.Columns[place], amount);
                AddPartial(group, place, isCarried ? 1 : 0);
            }
        }
    }

    private void AddPartial(int group, int place, int kind)
    {
        if (partial.Length < complete.Length * plan.Columns.Length)
        {
            Array.Resize(ref partial, complete.Length * plan.Columns.Length);
        }

        partial[(((group * plan.Columns.Length) + place) * 2) + kind]++;
    }

    private void Fold()
    {
        var cells = sums.Span;
        for (var i = 0; i < cells.Length; i++)
        {
            large.Add(i, cells[i]);
            cells[i] = 0;
        }

        wideRows = 0;
    }

    private void Grow(int count)
    {
        if (sums.Count < count * stride)
        {
            sums.Grow(count * stride);
            large.Room = sums.Count;
            Array.Resize(ref complete, count * 2);
        }
    }
}
