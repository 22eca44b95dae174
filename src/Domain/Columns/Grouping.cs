using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;

namespace EconomieSociale.Columns;

/// <summary>
/// Which rows a question keeps on a day, and in which of its groups they are. Groups are numbered from 0 as they are met; the same key has the same number on all days.
/// </summary>
internal sealed class Grouping : IDisposable
{
    /// <summary>Keys below this are looked up in an array.</summary>
    private const int DirectKeys = 1 << 16;

    private readonly AreaBook book;
    private readonly (KeyPart Part, NumberFilter Filter)[] filters;
    private readonly KeyPart?[] parts;
    private readonly long[] radices;
    private readonly int[]? direct;
    private readonly Dictionary<long, int> numbered = [];
    private readonly List<long> keys = [];
    private readonly Dictionary<DateOnly, DayGroups> days = [];

    /// <param name="parts">The dimensions of a key; null for the unit itself.</param>
    public Grouping(AreaBook book, KeyPart?[] parts, IEnumerable<(KeyPart Part, NumberFilter Filter)> filters)
    {
        this.book = book;
        this.parts = parts;
        this.filters = [.. filters.Where(f => !f.Filter.IsEverything)];
        radices = [.. parts.Select(p => p?.Keys ?? (long)Math.Max(1, book.Count))];
        var all = radices.Aggregate(1d, (a, r) => a * r);
        if (all > long.MaxValue)
        {
            throw new OverflowException("The question has too many possible groups.");
        }

        if (all <= DirectKeys)
        {
            direct = new int[(int)all];
            Array.Fill(direct, -1);
        }
    }

    /// <summary>True if surely no unit of the area is kept on any day.</summary>
    public bool IsEmpty => filters.Any(f => f.Filter.IsNothing);

    public int Count => keys.Count;

    public ImmutableArray<string> KeyOf(int group)
    {
        var texts = new string[parts.Length];
        var rest = keys[group];
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            (rest, var number) = Math.DivRem(rest, radices[i]);
            texts[i] = parts[i]?.KeyText((int)number) ?? book.Units[(int)number].Code;
        }

        return ImmutableArray.Create(texts);
    }

    public DayGroups On(DateOnly day) => days.TryGetValue(day, out var groups) ? groups : days[day] = Fill(day);

    public void Dispose()
    {
        foreach (var groups in days.Values)
        {
            ArrayPool<int>.Shared.Return(groups.Groups);
        }
    }

    private DayGroups Fill(DateOnly day)
    {
        var places = book.Places.On(day, book.Units);
        var groups = new DayGroups(places, book.Count, ArrayPool<int>.Shared.Rent(Math.Max(1, book.Chunks * ReportChunk.Size)), new int[book.Chunks]);
        Span<ulong> words = stackalloc ulong[ReportChunk.Size / 64];
        var buffer = ArrayPool<long>.Shared.Rent(ReportChunk.Size);
        for (var chunk = 0; chunk < book.Chunks; chunk++)
        {
            var rows = groups.RowsOf(chunk);
            groups.Uniform[chunk] = Fill(chunk, rows, places, new(words, rows), groups.Groups.AsSpan(chunk * ReportChunk.Size, ReportChunk.Size), buffer);
        }

        ArrayPool<long>.Shared.Return(buffer);
        return groups;
    }

    /// <summary>Gives each row of a chunk its group, -1 if it is not kept, and says whether all rows have one.</summary>
    private int Fill(int chunk, int rows, DayPlaces places, RowMask mask, Span<int> groups, long[] buffer)
    {
        foreach (var (part, filter) in filters)
        {
            if (filter.IsAllowed && !part.MayHold(chunk, places, filter))
            {
                return DayGroups.Nobody;
            }

            mask.Keep(part.Of(chunk, rows, places), filter);
        }

        var kept = mask.Count;
        if (kept == 0)
        {
            return DayGroups.Nobody;
        }

        if (parts.Length == 0)
        {
            var only = GroupOf(0);
            if (kept == rows)
            {
                return only;
            }

            buffer.AsSpan(0, rows).Clear();
        }
        else
        {
            Keys(chunk, rows, places, buffer);
        }

        return Number(mask.Words, kept == rows, buffer.AsSpan(0, rows), groups);
    }

    /// <summary>Turns the keys of the kept rows into numbers of groups; gives the group if it is the same for all rows of the chunk.</summary>
    private int Number(ReadOnlySpan<ulong> words, bool isWhole, ReadOnlySpan<long> buffer, Span<int> groups)
    {
        if (isWhole)
        {
            var first = GroupOf(buffer[0]);
            var isUniform = true;
            for (var row = 0; row < buffer.Length; row++)
            {
                var group = groups[row] = GroupOf(buffer[row]);
                isUniform &= group == first;
            }

            return isUniform ? first : DayGroups.Mixed;
        }

        groups[..buffer.Length].Fill(-1);
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
            {
                var row = (w * 64) + BitOperations.TrailingZeroCount(rest);
                groups[row] = GroupOf(buffer[row]);
            }
        }

        return DayGroups.Mixed;
    }

    private void Keys(int chunk, int rows, DayPlaces places, long[] buffer)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var keys = buffer.AsSpan(0, rows);
            if (i == 0)
            {
                keys.Clear();
            }
            else
            {
                Scale(keys, radices[i]);
            }

            if (parts[i] is { } part)
            {
                Add(keys, part.Of(chunk, rows, places), part.Map);
                continue;
            }

            for (var row = 0; row < rows; row++)
            {
                keys[row] += (chunk * ReportChunk.Size) + row;
            }
        }
    }

    private static void Scale(Span<long> keys, long radix)
    {
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] *= radix;
        }
    }

    private static void Add(Span<long> keys, ReadOnlySpan<ushort> numbers, ushort[]? map)
    {
        if (map is null)
        {
            for (var row = 0; row < keys.Length; row++)
            {
                keys[row] += numbers[row];
            }

            return;
        }

        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] += map[numbers[row]];
        }
    }

    private int GroupOf(long key)
    {
        if (direct is not null)
        {
            ref var group = ref direct[key];
            if (group < 0)
            {
                group = keys.Count;
                keys.Add(key);
            }

            return group;
        }

        if (!numbered.TryGetValue(key, out var number))
        {
            numbered[key] = number = keys.Count;
            keys.Add(key);
        }

        return number;
    }
}

/// <summary>The groups of all rows on a day.</summary>
/// <param name="Count">How many units there are.</param>
/// <param name="Groups">By row; -1 for one that is not kept. Not filled where <see cref="Uniform"/> says <see cref="Nobody"/>.</param>
/// <param name="Uniform">By chunk: the group that all its rows are in, else <see cref="Nobody"/> or <see cref="Mixed"/>.</param>
internal sealed record DayGroups(DayPlaces Places, int Count, int[] Groups, int[] Uniform)
{
    public const int Nobody = -1;
    public const int Mixed = -2;

    /// <summary>How many units are in a chunk.</summary>
    public int RowsOf(int chunk) => Math.Min(ReportChunk.Size, Count - (chunk * ReportChunk.Size));

    public int GroupOf(int row) => Uniform[row / ReportChunk.Size] switch
    {
        Mixed => Groups[row],
        var uniform => uniform,
    };

    public ReadOnlySpan<int> Of(int chunk) => Groups.AsSpan(chunk * ReportChunk.Size, ReportChunk.Size);
}
