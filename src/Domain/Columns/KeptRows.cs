using System.Numerics;

namespace EconomieSociale.Columns;

/// <summary>Walks over the rows of some chunks that are in a group, with their groups; within a chunk in no order. Chunks and words without any cost nothing.</summary>
/// <param name="chunks">Of those that have any.</param>
internal ref struct KeptRows(DayGroups groups, ReadOnlySpan<int> chunks)
{
    private ReadOnlySpan<int> next = chunks;
    private int chunk = -1;
    private int row;
    private int group;
    private int run;
    private int word;
    private ulong rest;
    private bool isFew;
    private ReadOnlySpan<int> mixed;

    /// <param name="chunk">One that has some.</param>
    public KeptRows(DayGroups groups, int chunk)
        : this(groups, []) => Begin(chunk);

    /// <summary>The row among all, and its group.</summary>
    public readonly (int Row, int Group) Current => ((chunk * ReportChunk.Size) + row, group);

    public readonly KeptRows GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
        {
            if (chunk >= 0 && (isFew ? NextBit() : NextRow()))
            {
                return true;
            }

            if (next.IsEmpty)
            {
                return false;
            }

            Begin(next[0]);
            next = next[1..];
        }
    }

    private void Begin(int at)
    {
        (chunk, row, run, word, rest) = (at, -1, -1, ReportChunk.Size / 64, 0);
        isFew = groups.Uniform[at] == DayGroups.Few;
        mixed = groups.Uniform[at] == DayGroups.Mixed ? groups.Of(at)[..groups.RowsOf(at)] : [];
        group = groups.Uniform[at];
    }

    private bool NextBit()
    {
        while (rest == 0)
        {
            if (++word >= ReportChunk.Size / 64)
            {
                if (++run >= groups.Masks.Count(chunk))
                {
                    return false;
                }

                (word, group) = (0, groups.Masks.Group(chunk, run));
            }

            rest = groups.Masks.Rows(chunk, run)[word];
        }

        row = (word * 64) + BitOperations.TrailingZeroCount(rest);
        rest &= rest - 1;
        return true;
    }

    private bool NextRow()
    {
        if (mixed.IsEmpty)
        {
            return ++row < groups.RowsOf(chunk);
        }

        while (++row < mixed.Length)
        {
            group = mixed[row];
            if (group >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
