using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EconomieSociale.Cooperatives;

namespace EconomieSociale.Columns;

/// <summary>By row, from which day on a unit exists and from which on it no longer does, as day numbers: see <see cref="OrganisationUnit.ExistsOn"/>.</summary>
internal sealed class LifeColumns
{
    private readonly List<int> begins = [];
    private readonly List<int> ends = [];

    public long Bytes => (begins.Capacity + ends.Capacity) * (long)sizeof(int);

    public void Write(int row, OrganisationUnit unit)
    {
        // Room for whole chunks: vectors read beyond the last row, where nothing ever begins.
        while (begins.Count <= row)
        {
            begins.AddRange(Enumerable.Repeat(int.MaxValue, ReportChunk.Size));
            ends.AddRange(new int[ReportChunk.Size]);
        }

        begins[row] = unit.Kind == UnitKind.Collective ? int.MaxValue : unit.Beginning?.DayNumber ?? int.MinValue;
        ends[row] = unit.ClosedOn?.DayNumber ?? int.MaxValue;
    }

    /// <summary>A bit for each row of a chunk whose unit exists on a day.</summary>
    public ulong[] On(int chunk, DateOnly day)
    {
        var words = new ulong[ReportChunk.Size / 64];
        ref var begin = ref MemoryMarshal.GetReference(CollectionsMarshal.AsSpan(begins)[(chunk * ReportChunk.Size)..]);
        ref var end = ref MemoryMarshal.GetReference(CollectionsMarshal.AsSpan(ends)[(chunk * ReportChunk.Size)..]);
        var asked = Vector512.Create(day.DayNumber);
        for (var row = 0; row < ReportChunk.Size; row += Vector512<int>.Count)
        {
            var exists = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref begin, (nuint)row), asked)
                & Vector512.GreaterThan(Vector512.LoadUnsafe(ref end, (nuint)row), asked);
            words[row >> 6] |= exists.ExtractMostSignificantBits() << (row & 63);
        }

        return words;
    }
}
