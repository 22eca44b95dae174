using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EconomieSociale.Columns;

/// <summary>A bit for each row of a chunk that a question keeps.</summary>
internal ref struct RowMask
{
    /// <summary>Up to so many numbers, and any that follow each other, are compared at once with the numbers of 32 rows; any other list is looked up row by row.</summary>
    public const int FewNumbers = 6;

    private readonly Span<ulong> words;

    /// <summary>Begins with no row.</summary>
    public RowMask(Span<ulong> words)
    {
        this.words = words;
        words.Clear();
        IsSparse = true;
    }

    /// <summary>Begins with the first rows.</summary>
    public RowMask(Span<ulong> words, int rows)
    {
        this.words = words;
        words.Clear();
        words[..(rows / 64)].Fill(ulong.MaxValue);
        if (rows % 64 != 0)
        {
            words[rows / 64] = (1UL << (rows % 64)) - 1;
        }
    }

    /// <summary>True if only some rows were ever in question: looking at each of them is cheaper than reading all.</summary>
    public bool IsSparse { get; }

    public readonly int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public readonly bool IsEmpty => !words.ContainsAnyExcept(0UL);

    public readonly ReadOnlySpan<ulong> Words => words;

    public readonly void Add(int row) => words[row >> 6] |= 1UL << (row & 63);

    /// <summary>Keeps the rows whose number is allowed.</summary>
    public readonly void Keep(ReadOnlySpan<ushort> numbers, NumberFilter filter)
    {
        if (filter.IsRange)
        {
            Compare(numbers, filter.Lowest, filter.Highest, filter.IsAllowed);
        }
        else if (filter.Listed.Length <= FewNumbers)
        {
            Compare(numbers, filter.Listed, filter.IsAllowed);
        }
        else
        {
            LookUp(numbers, filter);
        }
    }

    private readonly void Compare(ReadOnlySpan<ushort> numbers, ReadOnlySpan<ushort> listed, bool keepEqual)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w] == 0)
            {
                continue;
            }

            var low = Vector512.LoadUnsafe(ref first, (nuint)(w * 64));
            var high = Vector512.LoadUnsafe(ref first, (nuint)((w * 64) + 32));
            ulong equal = 0;
            foreach (var number in listed)
            {
                var wanted = Vector512.Create(number);
                equal |= Vector512.Equals(low, wanted).ExtractMostSignificantBits() | (Vector512.Equals(high, wanted).ExtractMostSignificantBits() << 32);
            }

            words[w] &= keepEqual ? equal : ~equal;
        }
    }

    /// <summary>Numbers below the first of a range wrap around and are above its last.</summary>
    private readonly void Compare(ReadOnlySpan<ushort> numbers, ushort lowest, ushort highest, bool keepWithin)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var (from, length) = (Vector512.Create(lowest), Vector512.Create((ushort)(highest - lowest)));
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w] == 0)
            {
                continue;
            }

            var low = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref first, (nuint)(w * 64)) - from, length).ExtractMostSignificantBits();
            var high = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref first, (nuint)((w * 64) + 32)) - from, length).ExtractMostSignificantBits();
            var within = low | (high << 32);
            words[w] &= keepWithin ? within : ~within;
        }
    }

    private readonly void LookUp(ReadOnlySpan<ushort> numbers, NumberFilter filter)
    {
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
            {
                var bit = BitOperations.TrailingZeroCount(rest);
                if (!filter.Keeps(numbers[(w * 64) + bit]))
                {
                    words[w] &= ~(1UL << bit);
                }
            }
        }
    }
}
