using System.Runtime.InteropServices;

namespace EconomieSociale.Columns;

/// <summary>
/// By number of a dated membership: the units that have it on any day, or once were said to have it. A question that names few of them looks at these only.
/// </summary>
internal sealed class MemberIndex
{
    private readonly List<List<Member>?> members = [];

    public long Bytes => members.Sum(m => (m?.Capacity ?? 0L) * Marshal.SizeOf<Member>());

    /// <summary>A unit has a membership, or what is known of it changed.</summary>
    public void Set(ushort number, Member member)
    {
        while (members.Count <= number)
        {
            members.Add(null);
        }

        var list = members[number] ??= [];
        var place = Place(list, member.Row);
        if (place >= 0)
        {
            list[place] = member;
        }
        else
        {
            list.Insert(~place, member);
        }
    }

    public void Remove(ushort number, int row)
    {
        if (members[number] is { } list && Place(list, row) is >= 0 and var place)
        {
            list.RemoveAt(place);
        }
    }

    /// <summary>How many have one of the numbers listed; one that has two counts twice.</summary>
    public int Count(ReadOnlySpan<ushort> listed)
    {
        var count = 0;
        foreach (var number in listed)
        {
            count += Of(number).Length;
        }

        return count;
    }

    /// <summary>The members of all numbers listed, one list after the other.</summary>
    public Member[] Find(ReadOnlySpan<ushort> listed)
    {
        var found = new Member[Count(listed)];
        var next = 0;
        foreach (var number in listed)
        {
            Of(number).CopyTo(found.AsSpan(next));
            next += Of(number).Length;
        }

        return found;
    }

    private ReadOnlySpan<Member> Of(ushort number) => number < members.Count ? CollectionsMarshal.AsSpan(members[number]) : [];

    /// <summary>Lists rise by row: the place of one, or the complement of where it belongs.</summary>
    private static int Place(List<Member> list, int row)
    {
        var (first, end) = (0, list.Count);
        if (end > 0 && list[^1].Row < row)
        {
            return ~end; // units come in their order
        }

        while (first < end)
        {
            var middle = (first + end) / 2;
            if (list[middle].Row == row)
            {
                return middle;
            }

            (first, end) = list[middle].Row < row ? (middle + 1, end) : (first, middle);
        }

        return ~first;
    }
}

/// <summary>A row in a list of members, with the memberships of its unit: to look them up elsewhere would be a wait for memory for each.</summary>
/// <param name="Steady">Its memberships on every day; none where they changed, and a day must be asked.</param>
internal readonly record struct Member(int Row, PlaceEntry Steady);
