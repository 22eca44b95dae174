using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EconomieSociale.Columns;

/// <summary>Adds rows of 32-bit amounts to 64-bit sums, eight columns at a time. 2³² such rows cannot overflow a sum.</summary>
internal static class Kernels
{
    private const int Lanes = 8;

    /// <summary>sums[c] += row[c] for every column.</summary>
    public static void AddRow(ReadOnlySpan<int> row, Span<long> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetReference(sums);
        var column = 0;
        for (; column + Lanes <= row.Length; column += Lanes)
        {
            (Widen(ref from, column) + Vector512.LoadUnsafe(ref to, (nuint)column)).StoreUnsafe(ref to, (nuint)column);
        }

        for (; column < row.Length; column++)
        {
            sums[column] += row[column];
        }
    }

    /// <summary>sums[c] += Σ over rows of rows[r, c]: the sums stay in registers while the rows stream past.</summary>
    public static void AddRows(ReadOnlySpan<int> rows, int width, Span<long> sums)
    {
        var column = 0;
        for (; column + (4 * Lanes) <= width; column += 4 * Lanes)
        {
            AddFour(rows, width, column, sums);
        }

        for (; column + Lanes <= width; column += Lanes)
        {
            AddOne(rows, width, column, sums);
        }

        for (; column < width; column++)
        {
            long sum = 0;
            for (var at = column; at < rows.Length; at += width)
            {
                sum += rows[at];
            }

            sums[column] += sum;
        }
    }

    /// <summary>Adds every row to the sums of its group, and one to the group's count.</summary>
    /// <param name="sums">By group, then column.</param>
    /// <param name="counts">Two for each group, of which the first is raised.</param>
    public static void AddGrouped(ReadOnlySpan<int> rows, int width, ReadOnlySpan<int> groups, Span<long> sums, Span<long> counts)
    {
        ref var from = ref MemoryMarshal.GetReference(rows);
        ref var to = ref MemoryMarshal.GetReference(sums);
        var whole = width - (width % Lanes);

        // The last columns are added by a vector that reaches back over the ones before, with those masked out.
        var tail = width >= Lanes && whole < width;
        var mask = Vector512.GreaterThanOrEqual(Vector512<long>.Indices, Vector512.Create((long)(Lanes - (width % Lanes))));
        for (var row = 0; row < groups.Length; row++)
        {
            var group = groups[row];
            if (group < 0)
            {
                continue;
            }

            counts[group * 2]++;
            var read = row * width;
            var write = (nuint)(group * width);
            for (var column = 0; column < whole; column += Lanes)
            {
                (Widen(ref from, read + column) + Vector512.LoadUnsafe(ref to, write + (nuint)column)).StoreUnsafe(ref to, write + (nuint)column);
            }

            if (tail)
            {
                var last = width - Lanes;
                ((Widen(ref from, read + last) & mask) + Vector512.LoadUnsafe(ref to, write + (nuint)last)).StoreUnsafe(ref to, write + (nuint)last);
            }

            for (var column = tail ? width : whole; column < width; column++)
            {
                sums[(group * width) + column] += rows[read + column];
            }
        }
    }

    private static void AddFour(ReadOnlySpan<int> rows, int width, int column, Span<long> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(rows);
        var (a, b, c, d) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
        for (var at = column; at < rows.Length; at += width)
        {
            a += Widen(ref from, at);
            b += Widen(ref from, at + Lanes);
            c += Widen(ref from, at + (2 * Lanes));
            d += Widen(ref from, at + (3 * Lanes));
        }

        Add(a, sums[column..]);
        Add(b, sums[(column + Lanes)..]);
        Add(c, sums[(column + (2 * Lanes))..]);
        Add(d, sums[(column + (3 * Lanes))..]);
    }

    private static void AddOne(ReadOnlySpan<int> rows, int width, int column, Span<long> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(rows);
        var sum = Vector512<long>.Zero;
        for (var at = column; at < rows.Length; at += width)
        {
            sum += Widen(ref from, at);
        }

        Add(sum, sums[column..]);
    }

    private static void Add(Vector512<long> sum, Span<long> sums)
    {
        ref var to = ref MemoryMarshal.GetReference(sums);
        (sum + Vector512.LoadUnsafe(ref to)).StoreUnsafe(ref to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Widen(ref int from, int at)
    {
        var amounts = Vector256.LoadUnsafe(ref from, (nuint)at);
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector512Int64(amounts);
        }

        var (low, high) = Vector256.Widen(amounts);
        return Vector512.Create(low, high);
    }
}
