namespace EconomieSociale.Columns;

/// <summary>The conditions of a question. Where few units can meet one of them they are found from its list of members, and the columns of the others are not read.</summary>
internal sealed class RowSearch
{
    private readonly (KeyPart Part, NumberFilter Filter)[] filters;
    private readonly (PlacePart Part, NumberFilter Filter)? fewest;

    /// <param name="looks">How many rows are worth looking at one by one.</param>
    /// <param name="conditions">Put into order here: those that fewest rows meet come first.</param>
    public RowSearch(int looks, (KeyPart Part, NumberFilter Filter)[] conditions)
    {
        filters = Array.FindAll(conditions, f => !f.Filter.IsEverything);
        Order(filters);
        fewest = Fewest(looks);
    }

    /// <summary>True if surely no unit of the area is kept on any day.</summary>
    public bool IsEmpty => Array.Exists(filters, f => f.Filter.IsNothing);

    /// <summary>True if few rows are in question, so that <see cref="Meeting"/> finds them; else each chunk must be asked.</summary>
    public bool IsSparse => fewest is not null;

    /// <summary>The rows, in rising order, that meet all conditions on a day. A row may come twice.</summary>
    public ReadOnlyMemory<int> Meeting(DayPlaces day)
    {
        var members = fewest!.Value.Part.Members.Find(fewest.Value.Filter.Listed);
        Span<ushort> numbers = new ushort[members.Length];

        // All are read before any is judged: reads that wait for a decision take ten times as long.
        var kept = members.AsSpan();
        foreach (var (part, filter) in filters)
        {
            if (part.Membership is { } membership)
            {
                membership.Read(kept, day, numbers);
                kept = kept[..Keep(kept, numbers, filter)];
            }
        }

        var found = new int[kept.Length];
        var rows = found.AsSpan();
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = kept[i].Row;
        }

        foreach (var (part, filter) in filters)
        {
            if (part.Membership is null)
            {
                part.Read(rows, day, numbers);
                rows = rows[..Keep(rows, numbers, filter)];
            }
        }

        rows.Sort();
        return found.AsMemory(0, rows.Length);
    }

    /// <summary>Leaves the rows of a chunk that meet all conditions on a day.</summary>
    /// <param name="mask">All rows of the chunk.</param>
    /// <returns>False if none is left.</returns>
    public bool Keep(int chunk, int rows, RowMask mask, DayPlaces day)
    {
        foreach (var (part, filter) in filters)
        {
            if (filter.IsAllowed && !part.MayHold(chunk, day, filter))
            {
                return false;
            }

            if (filter.IsAllowed && part.HoldsOnly(chunk, day, filter))
            {
                continue;
            }

            mask.Keep(part.Of(chunk, rows, day), filter);
            if (mask.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>By insertion: for so few, sorting with comparers costs as much as a question about few units.</summary>
    private static void Order((KeyPart Part, NumberFilter Filter)[] filters)
    {
        for (var end = 1; end < filters.Length; end++)
        {
            var filter = filters[end];
            var place = end;
            for (; place > 0 && Share(filters[place - 1]) > Share(filter); place--)
            {
                filters[place] = filters[place - 1];
            }

            filters[place] = filter;
        }
    }

    private static double Share((KeyPart Part, NumberFilter Filter) condition) => condition.Filter.ShareOf(condition.Part.Numbers);

    /// <summary>Moves those whose number is kept to the front, in their order.</summary>
    private static int Keep<T>(Span<T> items, ReadOnlySpan<ushort> numbers, NumberFilter filter)
    {
        var kept = 0;
        for (var i = 0; i < items.Length; i++)
        {
            items[kept] = items[i];
            kept += filter.Keeps(numbers[i]) ? 1 : 0;
        }

        return kept;
    }

    /// <summary>The condition that fewest members can meet; null if they are more than a limit.</summary>
    private (PlacePart Part, NumberFilter Filter)? Fewest(int limit)
    {
        (PlacePart Part, NumberFilter Filter)? fewest = null;
        foreach (var (part, filter) in filters)
        {
            if (part.Membership is { } membership && PlacePart.Lists(filter) && membership.Members.Count(filter.Listed) is var count && count <= limit)
            {
                (fewest, limit) = ((membership, filter), count - 1);
            }
        }

        return fewest;
    }
}
