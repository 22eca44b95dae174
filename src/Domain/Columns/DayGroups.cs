using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace EconomieSociale.Columns;

/// <summary>The groups of all rows on a day.</summary>
/// <param name="Count">How many units there are.</param>
/// <param name="Uniform">By chunk: the group that all its rows are in, else <see cref="Nobody"/>, <see cref="Few"/> or <see cref="Mixed"/>.</param>
/// <param name="Masks">The rows of each group, of chunks with few of them.</param>
internal sealed record DayGroups(DayPlaces Places, int Count, int[] Uniform, GroupMasks Masks) : IDisposable
{
    public const int Nobody = -1;
    public const int Mixed = -2;
    public const int Few = -3;

    private const int FewShare = 8;

    private readonly List<int> chunks = [];
    private int[]? groups;

    /// <summary>The chunks with rows that are kept, rising.</summary>
    public ReadOnlySpan<int> Chunks => CollectionsMarshal.AsSpan(chunks);

    /// <summary>The rows that are kept, rising, where few were looked for; a row may come twice. Empty where whole chunks were.</summary>
    public ReadOnlyMemory<int> Some { get; init; }

    /// <summary>By row; -1 for one that is not kept. Filled where <see cref="Uniform"/> says <see cref="Mixed"/>.</summary>
    public int[] Groups => groups ??= ArrayPool<int>.Shared.Rent(Uniform.Length * ReportChunk.Size);

    public void Dispose()
    {
        Masks.Dispose();
        if (groups is not null)
        {
            ArrayPool<int>.Shared.Return(groups);
        }
    }

    /// <summary>How many units are in a chunk.</summary>
    public int RowsOf(int chunk) => Math.Min(ReportChunk.Size, Count - (chunk * ReportChunk.Size));

    /// <summary>True if less than one in <see cref="FewShare"/> rows of a chunk with rows that are kept is in a group.</summary>
    public bool HasFew(int chunk) => Uniform[chunk] == Few && Masks.Total(chunk) * FewShare < RowsOf(chunk);

    /// <summary>The rows of all chunks that are in a group.</summary>
    public KeptRows Kept() => new(this, Chunks);

    /// <summary>The rows of a chunk that are in a group.</summary>
    public KeptRows Kept(int chunk) => new(this, chunk);

    /// <summary>Says how the rows of the next chunk with rows that are kept are grouped, see <see cref="Uniform"/>.</summary>
    public void Add(int chunk, int uniform)
    {
        Uniform[chunk] = uniform;
        chunks.Add(chunk);
    }

    public int GroupOf(int row) => Uniform[row / ReportChunk.Size] switch
    {
        Mixed => Groups[row],
        Few => Of(row / ReportChunk.Size)[row % ReportChunk.Size],
        var uniform => uniform,
    };

    /// <summary>The group of one row of a chunk, where only few are asked for.</summary>
    public int GroupOf(int chunk, int row) => Uniform[chunk] == Few ? Masks.GroupOf(chunk, row) : GroupOf((chunk * ReportChunk.Size) + row);

    /// <summary>The groups of the rows of a chunk that are not all in one.</summary>
    public ReadOnlySpan<int> Of(int chunk)
    {
        var groups = Groups.AsSpan(chunk * ReportChunk.Size, ReportChunk.Size);
        if (Uniform[chunk] == Few)
        {
            Expand(chunk, groups);
            Uniform[chunk] = Mixed;
        }

        return groups;
    }

    private void Expand(int chunk, Span<int> groups)
    {
        groups.Fill(Nobody);
        for (var run = 0; run < Masks.Count(chunk); run++)
        {
            var rows = Masks.Rows(chunk, run);
            for (var w = 0; w < rows.Length; w++)
            {
                for (var rest = rows[w]; rest != 0; rest &= rest - 1)
                {
                    groups[(w * 64) + BitOperations.TrailingZeroCount(rest)] = Masks.Group(chunk, run);
                }
            }
        }
    }
}
