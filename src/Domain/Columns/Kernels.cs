using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EconomieSociale.Columns;

/// <summary>Adds rows of 32-bit amounts to 64-bit sums, eight columns at a time. 2³² such rows cannot overflow a sum.</summary>
internal static class Kernels
{
    public const int Lanes = 8;

    /// <summary>So far apart lie the sums of two groups: whole vectors, so that none waits for what the one before it has just written.</summary>
    public static int Stride(int width) => (width + Lanes - 1) / Lanes * Lanes;

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

    /// <summary>sums[c] += Σ over rows of rows[r, c]: the sums of 32 columns stay in registers while the rows stream past.</summary>
    /// <param name="rows">The last one is followed by at least <see cref="Lanes"/> amounts that may be read.</param>
    /// <param name="sums"><see cref="Stride"/> of them.</param>
    public static void AddRows(ReadOnlySpan<int> rows, int width, Span<long> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(rows);
        for (var column = 0; column < width; column += 4 * Lanes)
        {
            var (atB, atC, atD) = Next(column, width);
            var (a, b, c, d) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
            for (var row = 0; row < rows.Length; row += width)
            {
                a += Widen(ref from, row + column);
                b += Widen(ref from, row + atB);
                c += Widen(ref from, row + atC);
                d += Widen(ref from, row + atD);
            }

            Add(a, b, c, d, column, width, sums);
        }
    }

    /// <summary>As <see cref="AddRows"/> for the rows whose bit is set.</summary>
    public static void AddMasked(ReadOnlySpan<int> rows, int width, ReadOnlySpan<ulong> mask, Span<long> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(rows);
        for (var column = 0; column < width; column += 4 * Lanes)
        {
            var (atB, atC, atD) = Next(column, width);
            var (a, b, c, d) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
            for (var w = 0; w < mask.Length; w++)
            {
                for (var rest = mask[w]; rest != 0; rest &= rest - 1)
                {
                    var row = ((w * 64) + BitOperations.TrailingZeroCount(rest)) * width;
                    a += Widen(ref from, row + column);
                    b += Widen(ref from, row + atB);
                    c += Widen(ref from, row + atC);
                    d += Widen(ref from, row + atD);
                }
            }

            Add(a, b, c, d, column, width, sums);
        }
    }

    /// <summary>Adds every row to the sums of its group; -1 is no group.</summary>
    /// <param name="rows">The last one is followed by at least <see cref="Lanes"/> amounts that may be read.</param>
    /// <param name="sums">By group, then column, <see cref="Stride"/> apart: what is added beyond the last column means nothing.</param>
    public static void AddGrouped(ReadOnlySpan<int> rows, int width, ReadOnlySpan<int> groups, Span<long> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(rows);
        ref var to = ref MemoryMarshal.GetReference(sums);
        var stride = Stride(width);
        for (var row = 0; row < groups.Length; row++)
        {
            var group = groups[row];
            if (group < 0)
            {
                continue;
            }

            var read = row * width;
            var write = (nuint)(group * stride);
            for (var column = 0; column < stride; column += Lanes)
            {
                (Widen(ref from, read + column) + Vector512.LoadUnsafe(ref to, write + (nuint)column)).StoreUnsafe(ref to, write + (nuint)column);
            }
        }
    }

    /// <summary>Where the three vectors after one begin: those that lie beyond the last column are read twice and not added.</summary>
    private static (int B, int C, int D) Next(int column, int width)
    {
        var last = Stride(width) - Lanes;
        return (Math.Min(column + Lanes, last), Math.Min(column + (2 * Lanes), last), Math.Min(column + (3 * Lanes), last));
    }

    private static void Add(Vector512<long> a, Vector512<long> b, Vector512<long> c, Vector512<long> d, int column, int width, Span<long> sums)
    {
        ReadOnlySpan<Vector512<long>> all = [a, b, c, d];
        for (var at = 0; at < all.Length && column + (at * Lanes) < width; at++)
        {
            ref var to = ref sums[column + (at * Lanes)];
            (all[at] + Vector512.LoadUnsafe(ref to)).StoreUnsafe(ref to);
        }
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
