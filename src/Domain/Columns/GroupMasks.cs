using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EconomieSociale.Columns;

/// <summary>Of chunks whose rows are in few groups: for each group a bit for each row. Counting is then counting bits, and the rows of a group are added without a break.</summary>
internal sealed class GroupMasks(int chunks) : IDisposable
{
    /// <summary>With more groups in a chunk a look at each of its rows is cheaper.</summary>
    public const int MaxGroups = 32;

    public const int Words = ReportChunk.Size / 64;

    private readonly (int First, int Count, int Stretches)[] runs = new (int First, int Count, int Stretches)[chunks];
    private int[] groups = ArrayPool<int>.Shared.Rent(MaxGroups);
    private ulong[] words = ArrayPool<ulong>.Shared.Rent(MaxGroups * Words);
    private int used;

    /// <summary>How many groups the rows of a chunk are in; 0 where there are no masks, because there are too many.</summary>
    public int Count(int chunk) => runs[chunk].Count;

    /// <summary>In how many stretches of neighbouring rows the groups of a chunk lie: about as many as groups where the rows are in their order.</summary>
    public int Stretches(int chunk) => runs[chunk].Stretches;

    public int Group(int chunk, int run) => groups[runs[chunk].First + run];

    public ReadOnlySpan<ulong> Rows(int chunk, int run) => words.AsSpan((runs[chunk].First + run) * Words, Words);

    /// <summary>A group and how many rows it has.</summary>
    public (int Group, int Rows) Size(int chunk, int run)
    {
        var count = 0;
        foreach (var word in Rows(chunk, run))
        {
            count += BitOperations.PopCount(word);
        }

        return (Group(chunk, run), count);
    }

    /// <summary>How many rows of a chunk are in any group; 0 where there are no masks.</summary>
    public int Total(int chunk)
    {
        var total = 0;
        for (var run = 0; run < Count(chunk); run++)
        {
            total += Size(chunk, run).Rows;
        }

        return total;
    }

    /// <summary>The group of a row of a chunk with masks; -1 if it has none.</summary>
    public int GroupOf(int chunk, int row)
    {
        for (var run = 0; run < Count(chunk); run++)
        {
            if ((Rows(chunk, run)[row >> 6] >> (row & 63) & 1) != 0)
            {
                return Group(chunk, run);
            }
        }

        return -1;
    }

    /// <param name="keys">The key of each row, room for all of a chunk.</param>
    /// <param name="kept">The rows that count.</param>
    /// <param name="groupOf">The group of a key.</param>
    /// <returns>False if there are too many groups.</returns>
    public bool Add(int chunk, ReadOnlySpan<ushort> keys, ReadOnlySpan<ulong> kept, Func<long, int> groupOf)
    {
        Span<ulong> rest = stackalloc ulong[Words];
        kept.CopyTo(rest);
        MakeRoom();
        var (count, stretches) = (0, 0);
        for (var w = 0; w < Words; w++)
        {
            while (rest[w] != 0)
            {
                if (count == MaxGroups)
                {
                    return false;
                }

                var key = keys[(w * 64) + BitOperations.TrailingZeroCount(rest[w])];
                groups[used + count] = groupOf(key);
                stretches += Take(keys, key, rest, words.AsSpan((used + count) * Words, Words), w);
                count++;
            }
        }

        runs[chunk] = (used, count, stretches);
        used += count;
        return true;
    }

    /// <summary>A chunk whose rows that count are all in one group.</summary>
    public void Add(int chunk, int group, ReadOnlySpan<ulong> kept)
    {
        MakeRoom();
        groups[used] = group;
        var mask = words.AsSpan(used * Words, Words);
        mask.Clear();
        kept.CopyTo(mask);
        runs[chunk] = (used++, 1, 1);
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(groups);
        ArrayPool<ulong>.Shared.Return(words);
    }

    /// <summary>Moves the rows with a key from those that are left to a mask; gives in how many stretches of neighbours they lie.</summary>
    /// <param name="first">The first word in which rows are left.</param>
    private static int Take(ReadOnlySpan<ushort> keys, ushort key, Span<ulong> rest, Span<ulong> mask, int first)
    {
        ref var from = ref MemoryMarshal.GetReference(keys);
        var wanted = Vector512.Create(key);
        mask[..first].Clear();
        var (stretches, before) = (0, 0UL);
        for (var w = first; w < mask.Length; w++)
        {
            var low = Vector512.Equals(Vector512.LoadUnsafe(ref from, (nuint)(w * 64)), wanted).ExtractMostSignificantBits();
            var high = Vector512.Equals(Vector512.LoadUnsafe(ref from, (nuint)((w * 64) + 32)), wanted).ExtractMostSignificantBits();
            mask[w] = (low | (high << 32)) & rest[w];
            rest[w] &= ~mask[w];
            stretches += BitOperations.PopCount(mask[w] & ~((mask[w] << 1) | before));
            before = mask[w] >> 63;
        }

        return stretches;
    }

    private void MakeRoom()
    {
        if ((used + MaxGroups) * Words > words.Length || used + MaxGroups > groups.Length)
        {
            groups = Larger(groups, 2 * (used + MaxGroups));
            words = Larger(words, 2 * (used + MaxGroups) * Words);
        }
    }

    private static T[] Larger<T>(T[] from, int length)
    {
        var to = ArrayPool<T>.Shared.Rent(length);
        from.CopyTo(to, 0);
        ArrayPool<T>.Shared.Return(from);
        return to;
    }
}
