using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace EconomieSociale.Columns;

/// <summary>
/// Which rows a question keeps on a day, and in which of its groups they are. Groups are numbered from 0 as they are met; the same key has the same number on all days.
/// </summary>
internal sealed class Grouping : IDisposable
{
    /// <summary>Where all keys are below this they are 16-bit numbers, looked up in an array unless few rows are in question.</summary>
    private const int ShortKeys = 1 << 16;

    private readonly AreaBook book;
    private readonly RowSearch search;
    private readonly KeyPart?[] parts;
    private readonly long[] radices;
    private readonly long? onlyKey;
    private readonly bool isShort;
    private readonly int[]? direct;
    private readonly Dictionary<long, int> numbered = [];
    private readonly List<long> keys = [];
    private readonly Dictionary<DateOnly, DayGroups> days = [];

    /// <param name="parts">The dimensions of a key; null for the unit itself.</param>
    public Grouping(AreaBook book, KeyPart?[] parts, (KeyPart Part, NumberFilter Filter)[] filters)
    {
        this.book = book;
        this.parts = parts;
        search = new(book.Looks, filters);
        radices = Array.ConvertAll(parts, p => p?.Keys ?? (long)Math.Max(1, book.Count));
        var all = 1d;
        onlyKey = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if ((all *= radices[i]) > long.MaxValue)
            {
                throw new OverflowException("The question has too many possible groups.");
            }

            onlyKey = (onlyKey * radices[i]) + parts[i]?.OnlyKey;
        }

        isShort = all < ShortKeys;
        if (isShort && !search.IsSparse)
        {
            direct = new int[(int)all];
            Array.Fill(direct, -1);
        }
    }

    /// <summary>True if surely no unit of the area is kept on any day.</summary>
    public bool IsEmpty => search.IsEmpty;

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
            groups.Dispose();
        }
    }

    private DayGroups Fill(DateOnly day)
    {
        var places = book.Places.On(day, book.Units);
        var groups = new DayGroups(places, book.Count, new int[book.Chunks], new(book.Chunks)) { Some = search.IsSparse ? search.Meeting(places) : default };
        groups.Uniform.AsSpan().Fill(DayGroups.Nobody);
        Span<ulong> words = stackalloc ulong[ReportChunk.Size / 64];
        if (search.IsSparse)
        {
            Fetch(groups.Some.Span, places);
            FillSome(groups.Some.Span, words, groups);
            return groups;
        }

        for (var chunk = 0; chunk < book.Chunks; chunk++)
        {
            var mask = new RowMask(words, groups.RowsOf(chunk));
            if (search.Keep(chunk, groups.RowsOf(chunk), mask, places))
            {
                groups.Add(chunk, Group(chunk, mask, groups));
            }
        }

        return groups;
    }

    /// <summary>Fetches from memory what says in which groups some rows are, and whether they count.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Fetch(ReadOnlySpan<int> rows, DayPlaces places)
    {
        var existing = 0;
        foreach (var row in rows)
        {
            existing += places.Exists(row) ? 1 : 0;
        }

        var numbers = new ushort[rows.Length];
        foreach (var part in parts)
        {
            part?.Membership?.Read(rows, places, numbers);
        }

        return existing;
    }

    /// <param name="rows">Those that are kept, in rising order.</param>
    private void FillSome(ReadOnlySpan<int> rows, Span<ulong> words, DayGroups groups)
    {
        while (!rows.IsEmpty)
        {
            var chunk = rows[0] / ReportChunk.Size;
            var mask = new RowMask(words);
            for (; !rows.IsEmpty && rows[0] / ReportChunk.Size == chunk; rows = rows[1..])
            {
                mask.Add(rows[0] % ReportChunk.Size);
            }

            groups.Add(chunk, Group(chunk, mask, groups));
        }
    }

    /// <summary>Finds the groups of the rows of a chunk that are kept, of which there are some; says whether all have the same one.</summary>
    private int Group(int chunk, RowMask mask, DayGroups groups)
    {
        var rows = groups.RowsOf(chunk);
        var kept = mask.Count;
        if ((onlyKey ?? (mask.IsSparse ? null : KeyOfAll(chunk, groups.Places))) is { } key)
        {
            var only = GroupOf(key);
            if (kept == rows)
            {
                return only;
            }

            groups.Masks.Add(chunk, only, mask.Words);
            return DayGroups.Few;
        }

        if (!isShort)
        {
            NumberLarge(chunk, mask.Words, groups);
            return DayGroups.Mixed;
        }

        Span<ushort> keys = stackalloc ushort[ReportChunk.Size];
        keys.Clear();
        if (mask.IsSparse)
        {
            Keys(chunk, mask.Words, keys[..rows], groups.Places);
        }
        else
        {
            Keys(chunk, keys[..rows], groups.Places);
        }

        if (groups.Masks.Add(chunk, keys, mask.Words, GroupOf))
        {
            return kept == rows && groups.Masks.Count(chunk) == 1 ? groups.Masks.Group(chunk, 0) : DayGroups.Few;
        }

        Number(mask.Words, keys[..rows], groups.Groups.AsSpan(chunk * ReportChunk.Size, ReportChunk.Size));
        return DayGroups.Mixed;
    }

    /// <summary>Turns the keys of the kept rows into numbers of groups.</summary>
    private void Number(ReadOnlySpan<ulong> words, ReadOnlySpan<ushort> keys, Span<int> groups)
    {
        groups[..keys.Length].Fill(-1);
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
            {
                var row = (w * 64) + BitOperations.TrailingZeroCount(rest);
                groups[row] = GroupOf(keys[row]);
            }
        }
    }

    /// <summary>The same where a question has more possible keys than 16 bits can tell apart.</summary>
    private void NumberLarge(int chunk, ReadOnlySpan<ulong> words, DayGroups groups)
    {
        var rows = groups.RowsOf(chunk);
        var own = groups.Groups.AsSpan(chunk * ReportChunk.Size, rows);
        own.Fill(-1);
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
            {
                var row = (w * 64) + BitOperations.TrailingZeroCount(rest);
                own[row] = GroupOf(KeyOf(chunk, row, groups.Places));
            }
        }
    }

    /// <summary>The key of all rows of a chunk; null where there may be several.</summary>
    private long? KeyOfAll(int chunk, DayPlaces places)
    {
        long? key = 0;
        for (var i = 0; i < parts.Length && key is not null; i++)
        {
            key = (key * radices[i]) + parts[i]?.KeyOfAll(chunk, places);
        }

        return key;
    }

    private long KeyOf(int chunk, int row, DayPlaces places)
    {
        var key = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            key = (key * radices[i]) + (parts[i]?.KeyOf(chunk, row, places) ?? (chunk * ReportChunk.Size) + row);
        }

        return key;
    }

    /// <summary>The keys of the kept rows alone.</summary>
    private void Keys(int chunk, ReadOnlySpan<ulong> words, Span<ushort> keys, DayPlaces places)
    {
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
            {
                var row = (w * 64) + BitOperations.TrailingZeroCount(rest);
                keys[row] = (ushort)KeyOf(chunk, row, places);
            }
        }
    }

    private void Keys(int chunk, Span<ushort> keys, DayPlaces places)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var radix = (ushort)(i == 0 ? 1 : radices[i]);
            if (parts[i]?.KeyOfAll(chunk, places) is { } all)
            {
                KeyKernels.Append(keys, radix, (ushort)all);
                continue;
            }

            if (parts[i] is { } part)
            {
                KeyKernels.Append(keys, radix, part.Of(chunk, keys.Length, places), part.Map);
                continue;
            }

            for (var row = 0; row < keys.Length; row++)
            {
                keys[row] = (ushort)((keys[row] * radix) + (chunk * ReportChunk.Size) + row);
            }
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
