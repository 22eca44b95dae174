using System.Numerics;
using EconomieSociale.Indicators;
using EconomieSociale.Territories;

namespace EconomieSociale.Columns;

/// <summary>How many units there are, and how many reports were expected and came, by group.</summary>
internal sealed class UnitCounts(AreaBook book, bool validatedOnly)
{
    private const int Units = 0, Expected = 1, Reported = 2, Carried = 3, Collective = 4, Lanes = 5;

    private readonly RowFlags held = validatedOnly ? RowFlags.Validated | RowFlags.Odd : RowFlags.Held;
    private readonly RowFlags carried = validatedOnly ? RowFlags.ValidatedCarried : RowFlags.Carried;
    private long[] counts = [];

    public (long Units, long Expected, long Reported, long Carried, long Collective) Of(int group) => (group + 1) * Lanes > counts.Length
        ? default
        : (At(group, Units), At(group, Expected), At(group, Reported), At(group, Carried), At(group, Collective));

    /// <summary>The units that exist on a day.</summary>
    public void AddUnits(DayGroups groups, int count)
    {
        Grow(count);
        foreach (var index in groups.Chunks)
        {
            AddExisting(groups, index, Units);
        }
    }

    /// <summary>The reports of a period of the form that coverage is measured by.</summary>
    public void AddReports(ReportBlock? block, DayGroups groups, int count)
    {
        Grow(count);
        block?.Touch(groups);
        foreach (var index in groups.Chunks)
        {
            var existing = AddExisting(groups, index, Expected);
            if (block?.Chunk(index) is not { } chunk)
            {
                continue;
            }

            var rows = groups.RowsOf(index);
            if (!validatedOnly && existing == rows && chunk.Plain == rows)
            {
                AddExisting(groups, index, Reported);
            }
            else
            {
                AddReports(block, chunk, groups, index);
            }
        }
    }

    private void AddReports(ReportBlock block, ReportChunk chunk, DayGroups groups, int index)
    {
        var hasCollective = book.Attributes.Collective(index) > 0;
        foreach (var (row, group) in groups.Kept(index))
        {
            var flag = chunk[row % ReportChunk.Size];
            if ((flag & held) == 0 || (validatedOnly && (flag & RowFlags.Odd) != 0 && block.Odd(row)!.Validated is null))
            {
                continue;
            }

            // A last report of a unit that is gone by the end of its period is in the sums, but nobody expected it.
            if (groups.Places.Exists(row))
            {
                counts[(group * Lanes) + ((flag & carried) != 0 ? Carried : Reported)]++;
            }
            else if (hasCollective && book.Attributes.IsCollective(row))
            {
                counts[(group * Lanes) + Collective]++;
            }
        }
    }

    /// <summary>Counts the units of a chunk that exist; gives how many of all its rows do.</summary>
    private int AddExisting(DayGroups groups, int index, int lane)
    {
        var uniform = groups.Uniform[index];
        var existing = groups.Places.Existing(index);
        var all = 0;
        for (var w = 0; w < existing.Length; w++)
        {
            all += BitOperations.PopCount(existing[w]);
        }

        if (uniform >= 0)
        {
            counts[(uniform * Lanes) + lane] += all;
        }
        else if (groups.Masks.Count(index) is > 0 and var few)
        {
            for (var run = 0; run < few; run++)
            {
                var mask = groups.Masks.Rows(index, run);
                var here = 0;
                for (var w = 0; w < existing.Length; w++)
                {
                    here += BitOperations.PopCount(existing[w] & mask[w]);
                }

                counts[(groups.Masks.Group(index, run) * Lanes) + lane] += here;
            }
        }
        else if (uniform == DayGroups.Mixed && all == groups.RowsOf(index))
        {
            AddAll(groups.Of(index)[..groups.RowsOf(index)], lane);
        }
        else if (uniform == DayGroups.Mixed)
        {
            var own = groups.Of(index);
            for (var w = 0; w < existing.Length; w++)
            {
                for (var rest = existing[w]; rest != 0; rest &= rest - 1)
                {
                    var group = own[(w * 64) + BitOperations.TrailingZeroCount(rest)];
                    counts[Math.Max(0, (group * Lanes) + lane)] += group < 0 ? 0 : 1;
                }
            }
        }

        return all;
    }

    private void AddAll(ReadOnlySpan<int> groups, int lane)
    {
        foreach (var group in groups)
        {
            if (group >= 0)
            {
                counts[(group * Lanes) + lane]++;
            }
        }
    }

    private long At(int group, int lane) => counts[(group * Lanes) + lane];

    private void Grow(int count)
    {
        if (counts.Length < count * Lanes)
        {
            Array.Resize(ref counts, (int)BitOperations.RoundUpToPowerOf2((uint)count) * Lanes);
        }
    }
}
