using System.Runtime.InteropServices;

namespace EconomieSociale.Columns;

/// <summary>
/// By number of a dated membership: the rows of the units that have it on any day, or once were said to have it. A question that names few of them looks at
/// these rows only; whether they have it on its day stands in the column of the day. So nothing is ever taken out.
/// </summary>
internal sealed class MemberIndex
{
    private readonly List<List<int>?> members = [];

    public long Bytes => members.Sum(m => (m?.Capacity ?? 0L) * sizeof(int));

    public void Add(ushort number, int row)
    {
        while (members.Count <= number)
        {
            members.Add(null);
        }

        var rows = members[number] ??= [];
        if (rows.Count == 0 || rows[^1] < row)
        {
            rows.Add(row);
        }
        else if (rows.BinarySearch(row) is < 0 and var place)
        {
            rows.Insert(~place, row);
        }
    }

    /// <summary>The rows, in rising order, that any of the numbers listed may be found in; null if there are more than a limit.</summary>
    public int[]? Find(ReadOnlySpan<ushort> listed, int limit)
    {
        var count = 0;
        foreach (var number in listed)
        {
            count += Of(number).Length;
            if (count > limit)
            {
                return null;
            }
        }

        var rows = new int[count];
        var next = 0;
        foreach (var number in listed)
        {
            Of(number).CopyTo(rows.AsSpan(next));
            next += Of(number).Length;
        }

        if (listed.Length > 1)
        {
            Array.Sort(rows);
        }

        return rows;
    }

    private ReadOnlySpan<int> Of(ushort number) => number < members.Count ? CollectionsMarshal.AsSpan(members[number]) : [];
}
