using System.Buffers;
using System.Runtime.CompilerServices;

namespace EconomieSociale.Columns;

/// <summary>
/// Numbers that begin where a line of the processor's cache begins, so that a vector of them never lies in two. The collector may move them:
/// then sums are as right as before and adding is slower. Lent, because those of a question with many groups are large and soon done with.
/// </summary>
internal sealed class AlignedCells : IDisposable
{
    private const int Line = 64 / sizeof(long);

    private long[] cells = [];
    private int first;

    public int Count { get; private set; }

    public Span<long> Span => cells.AsSpan(first, Count);

    public void Grow(int count)
    {
        if (count <= Count)
        {
            return;
        }

        var next = ArrayPool<long>.Shared.Rent(count + Line - 1);
        var line = (nuint)(nint)Unsafe.ByteOffset(ref Unsafe.NullRef<long>(), ref next[0]) / sizeof(long);
        var start = (int)((Line - (line % Line)) % Line);
        next.AsSpan(start, count).Clear();
        Span.CopyTo(next.AsSpan(start));
        Dispose();
        (cells, first, Count) = (next, start, count);
    }

    public void Dispose()
    {
        if (cells.Length > 0)
        {
            ArrayPool<long>.Shared.Return(cells);
            (cells, first, Count) = ([], 0, 0);
        }
    }
}
