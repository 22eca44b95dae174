using System.Collections.Immutable;

namespace EconomieSociale.Columns;

/// <summary>
/// One dimension of a question over the columns of an area: a number for each row, and what the number means. Parts that follow from the last day of the
/// range (states, sizes) give the same numbers whatever the day.
/// </summary>
internal abstract class KeyPart
{
    /// <summary>All numbers are below this; it rises only when units tell of themselves.</summary>
    public abstract int Numbers { get; }

    public abstract ReadOnlySpan<ushort> Of(int chunk, int rows, DayPlaces day);

    /// <summary>The number of one row, where not all of its chunk are needed.</summary>
    public abstract ushort At(int chunk, int row, DayPlaces day);

    /// <summary>The numbers of some rows.</summary>
    public virtual void Read(ReadOnlySpan<int> rows, DayPlaces day, Span<ushort> numbers)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            numbers[i] = At(rows[i] / ReportChunk.Size, rows[i] % ReportChunk.Size, day);
        }
    }

    /// <summary>Where the numbers of the column stand for something coarser (communes for provinces): the number of that, by the column's number.</summary>
    public virtual ushort[]? Map => null;

    /// <summary>The only key that rows may have in this question; null where there are several.</summary>
    public virtual int? OnlyKey => null;

    /// <summary>The key that surely every row of a chunk has; null where there may be several.</summary>
    public virtual int? KeyOfAll(int chunk, DayPlaces day) => null;

    /// <summary>How many numbers a key may have.</summary>
    public virtual int Keys => Numbers;

    /// <summary>The number of a row in a key.</summary>
    public int KeyOf(int chunk, int row, DayPlaces day) => At(chunk, row, day) is var number && Map is { } map ? map[number] : number;

    /// <summary>The value of the dimension that a number of a key stands for.</summary>
    public virtual string KeyText(int key) => Text(key);

    /// <summary>The value of the dimension that a number of the column stands for.</summary>
    public abstract string Text(int number);

    /// <summary>Keeps the rows that have, or have not, one of some values.</summary>
    public virtual NumberFilter Filter(ImmutableArray<string> values, bool excludes) => NumberFilter.Of(Numbers, n => values.Contains(Text(n)) != excludes);

    /// <summary>The dated membership that the numbers are those of; null for anything else.</summary>
    public virtual PlacePart? Membership => null;

    /// <summary>False: surely no row of the chunk has one of the numbers listed.</summary>
    public virtual bool MayHold(int chunk, DayPlaces day, NumberFilter filter) => true;

    /// <summary>True: surely every row of the chunk has one of the numbers listed.</summary>
    public virtual bool HoldsOnly(int chunk, DayPlaces day, NumberFilter filter) => false;
}

/// <summary>A dated membership.</summary>
internal sealed class PlacePart(PlaceBook places, PlaceColumn column) : KeyPart
{
    /// <summary>The number of those without one, see <see cref="Codes"/>: nobody keeps a list of them.</summary>
    private const ushort NoMembership = 0;

    public override PlacePart Membership => this;

    public override int Numbers => places.Codes(column).Count;

    public override ReadOnlySpan<ushort> Of(int chunk, int rows, DayPlaces day) => day[chunk].Numbers(column);

    public override ushort At(int chunk, int row, DayPlaces day) =>
        places.Steady((chunk * ReportChunk.Size) + row) is { } steady ? steady[column] : day[chunk].Numbers(column)[row];

    public override int? KeyOfAll(int chunk, DayPlaces day) => day.Span(chunk, column) is var span && span.Lowest == span.Highest ? span.Lowest : null;

    public override string Text(int number) => places.Codes(column)[number];

    public ColumnSpan Span(int chunk, DayPlaces day) => day.Span(chunk, column);

    public override NumberFilter Filter(ImmutableArray<string> values, bool excludes) => new(places.Codes(column).Find(values), !excludes);

    public override bool MayHold(int chunk, DayPlaces day, NumberFilter filter) => day.Span(chunk, column).MayHold(filter);

    public override bool HoldsOnly(int chunk, DayPlaces day, NumberFilter filter) => day.Span(chunk, column).HoldsOnly(filter);

    /// <summary>True if all units that can meet a condition stand in a list of members.</summary>
    public static bool Lists(NumberFilter filter) => filter.IsAllowed && !filter.Keeps(NoMembership);

    public MemberIndex Members => places.Members(column);

    /// <summary>The numbers of some members on a day.</summary>
    public void Read(ReadOnlySpan<Member> members, DayPlaces day, Span<ushort> numbers)
    {
        for (var i = 0; i < members.Length; i++)
        {
            var (row, steady) = members[i];
            numbers[i] = steady.IsKnown ? steady[column] : day[row / ReportChunk.Size].Numbers(column)[row % ReportChunk.Size];
        }
    }
}

/// <summary>A level of the territory above the communes.</summary>
internal sealed class LevelPart : KeyPart
{
    private readonly PlacePart communes;
    private readonly Codes divisions = new();
    private readonly ushort[] map;

    /// <summary>By number of a commune: the last one up to which all lie in the same division.</summary>
    private readonly ushort[] ends;

    /// <param name="within">The communes that the question keeps: a level above the area then has one division only.</param>
    public LevelPart(PlacePart communes, NumberFilter within, Func<string, string> divisionOf)
    {
        this.communes = communes;
        map = [.. Enumerable.Range(0, communes.Numbers).Select(n => divisions.Of(divisionOf(communes.Text(n))))];
        ends = new ushort[map.Length];
        for (var number = map.Length - 1; number >= 0; number--)
        {
            ends[number] = number + 1 < map.Length && map[number + 1] == map[number] ? ends[number + 1] : (ushort)number;
        }

        var keys = map.Where((_, n) => n > 0 && within.Keeps((ushort)n)).Distinct().Take(2).ToArray();
        OnlyKey = keys.Length == 1 ? keys[0] : null;
    }

    public override PlacePart Membership => communes;

    public override int? OnlyKey { get; }

    public override int? KeyOfAll(int chunk, DayPlaces day) =>
        OnlyKey ?? (communes.Span(chunk, day) is var span && ends[span.Lowest] >= span.Highest ? map[span.Lowest] : null);

    public override int Numbers => communes.Numbers;

    public override ushort[] Map => map;

    public override int Keys => divisions.Count;

    public override ReadOnlySpan<ushort> Of(int chunk, int rows, DayPlaces day) => communes.Of(chunk, rows, day);

    public override ushort At(int chunk, int row, DayPlaces day) => communes.At(chunk, row, day);

    public override string Text(int number) => divisions[map[number]];

    public override string KeyText(int key) => divisions[key];

    public override bool MayHold(int chunk, DayPlaces day, NumberFilter filter) => communes.MayHold(chunk, day, filter);

    public override bool HoldsOnly(int chunk, DayPlaces day, NumberFilter filter) => communes.HoldsOnly(chunk, day, filter);
}

/// <summary>The legal form or the kind.</summary>
internal sealed class AttributePart(AttributeColumns attributes, bool isKind) : KeyPart
{
    private Codes Codes => isKind ? attributes.Kinds : attributes.Forms;

    public override int Numbers => Codes.Count;

    public override ReadOnlySpan<ushort> Of(int chunk, int rows, DayPlaces day) => isKind ? attributes.KindsOf(chunk) : attributes.FormsOf(chunk);

    public override ushort At(int chunk, int row, DayPlaces day) => Of(chunk, row + 1, day)[row];

    public override string Text(int number) => Codes[number];

    public override NumberFilter Filter(ImmutableArray<string> values, bool excludes) => new(Codes.Find(values), !excludes);
}

/// <summary>What follows from a unit's history at the end of the range.</summary>
internal sealed class DerivedPart : KeyPart
{
    private readonly Codes texts = new();
    private readonly ushort[] map;

    /// <param name="textOf">What each number of the column stands for; several may stand for the same.</param>
    public DerivedPart(UnitColumn column, int numbers, Func<int, string> textOf)
    {
        Column = column;
        map = [.. Enumerable.Range(0, numbers).Select(n => texts.Of(textOf(n)))];
    }

    public UnitColumn Column { get; }

    public override int Numbers => map.Length;

    public override ushort[] Map => map;

    public override int Keys => texts.Count;

    public override ReadOnlySpan<ushort> Of(int chunk, int rows, DayPlaces day) => Column.Chunk(chunk, rows);

    public override ushort At(int chunk, int row, DayPlaces day) => Column.At(chunk, row);

    public override void Read(ReadOnlySpan<int> rows, DayPlaces day, Span<ushort> numbers)
    {
        Column.Fetch?.Invoke(rows);
        base.Read(rows, day, numbers);
    }

    public override string Text(int number) => texts[map[number]];

    public override string KeyText(int key) => texts[key];
}
