using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EconomieSociale.Columns;

/// <summary>Makes the keys of the rows of a chunk from the numbers of their dimensions, where 16 bits hold all keys of a question.</summary>
internal static class KeyKernels
{
    /// <summary>keys[r] = keys[r] * radix + map[numbers[r]], or the number itself where there is no map.</summary>
    public static void Append(Span<ushort> keys, ushort radix, ReadOnlySpan<ushort> numbers, ushort[]? map)
    {
        if (map is null)
        {
            Append(keys, radix, numbers);
            return;
        }

        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = (ushort)((keys[row] * radix) + map[numbers[row]]);
        }
    }

    /// <summary>keys[r] = keys[r] * radix + number.</summary>
    public static void Append(Span<ushort> keys, ushort radix, ushort number)
    {
        ref var to = ref MemoryMarshal.GetReference(keys);
        var added = Vector512.Create(number);
        var row = 0;
        for (; row + Vector512<ushort>.Count <= keys.Length; row += Vector512<ushort>.Count)
        {
            ((Vector512.LoadUnsafe(ref to, (nuint)row) * radix) + added).StoreUnsafe(ref to, (nuint)row);
        }

        for (; row < keys.Length; row++)
        {
            keys[row] = (ushort)((keys[row] * radix) + number);
        }
    }

    private static void Append(Span<ushort> keys, ushort radix, ReadOnlySpan<ushort> numbers)
    {
        ref var to = ref MemoryMarshal.GetReference(keys);
        ref var from = ref MemoryMarshal.GetReference(numbers);
        var row = 0;
        for (; row + Vector512<ushort>.Count <= keys.Length; row += Vector512<ushort>.Count)
        {
            var number = Vector512.LoadUnsafe(ref from, (nuint)row);
            ((Vector512.LoadUnsafe(ref to, (nuint)row) * radix) + number).StoreUnsafe(ref to, (nuint)row);
        }

        for (; row < keys.Length; row++)
        {
            keys[row] = (ushort)((keys[row] * radix) + numbers[row]);
        }
    }
}
