using System.Runtime.InteropServices;
using EconomieSociale.Cooperatives;

namespace EconomieSociale.Columns;

/// <summary>
/// Where the units of an area belong, and whether they exist, on the days that questions ask for. Memberships are dated, so each day has columns of its own;
/// they are made when a day is first asked for and kept up to date from then on.
/// </summary>
internal sealed class PlaceBook
{
    /// <summary>Each has a page that asks for it, and a nation has thousands of communes.</summary>
    private const int MaxTerritories = 512;

    private const int MaxLevels = 64;

    private readonly Codes[] codes = [new(), new(), new(), new()];
    private readonly MemberIndex[] members = [new(), new(), new(), new()];
    private readonly LifeColumns lives = new();
    private readonly List<PlaceEntry> steady = [];
    private readonly Dictionary<DateOnly, DayPlaces> days = [];
    private readonly List<PlaceChunk?> newest = [];
    private readonly Shelf<(string Territory, string Vintage, string? Area, int Communes), NumberFilter> territories = new(MaxTerritories);
    private readonly Shelf<(string Level, NumberFilter Within), LevelPart> levels = new(MaxLevels);

    public Codes Codes(PlaceColumn column) => codes[(int)column];

    public long Bytes => days.Values.SelectMany(d => d.Chunks).Distinct().Count() * (4L * sizeof(ushort) * ReportChunk.Size)
        + (days.Values.Sum(d => d.Chunks.Count()) * (ReportChunk.Size / 8L)) + (8L * steady.Capacity) + lives.Bytes + members.Sum(m => m.Bytes);

    public MemberIndex Members(PlaceColumn column) => members[(int)column];

    /// <summary>Every unit lies in some commune. The communes of a territory that lie in the area; made anew only when a unit names a commune that was not known.</summary>
    public NumberFilter Within(string territory, string vintage, string? area, Func<string, string?, bool> lies)
    {
        var known = Codes(PlaceColumn.Commune);
        return territories.GetOrAdd((territory, vintage, area, known.Count), _ =>
        {
            var within = new bool[known.Count];
            for (var number = 1; number < within.Length; number++)
            {
                within[number] = lies(known[number], area);
            }

            within[0] = Array.TrueForAll(within[1..], lies => lies);
            return NumberFilter.Of(within.Length, n => within[n]);
        });
    }

    /// <summary>The divisions of a level above the communes.</summary>
    /// <param name="within">What <see cref="Within"/> gave for the question: another object when a new commune is known.</param>
    public LevelPart Level(string level, NumberFilter within, Func<string, string> divisionOf) =>
        levels.GetOrAdd((level, within), _ => new(new(this, PlaceColumn.Commune), within, divisionOf));

    /// <param name="units">By row; more may be added to the list, told by <see cref="Write"/>.</param>
    public DayPlaces On(DateOnly day, IReadOnlyList<OrganisationUnit> units) =>
        days.TryGetValue(day, out var places) ? places : days[day] = new(this, day, units);

    /// <summary>The memberships of a row that never changed: they stand on every day. Null where one did, and a day must be asked.</summary>
    public PlaceEntry? Steady(int row) => steady[row] is { IsKnown: true } entry ? entry : null;

    /// <summary>A unit is new or its profile changed.</summary>
    /// <param name="before">What was written of it; null if it is new.</param>
    public void Write(int row, OrganisationUnit? before, OrganisationUnit unit)
    {
        lives.Write(row, unit);
        CollectionsMarshal.SetCount(steady, Math.Max(steady.Count, row + 1));
        steady[row] = IsSteady(unit) ? EntryOf(unit, DateOnly.MinValue) : default;
        Index(row, PlaceColumn.Commune, before?.Commune, unit.Commune);
        Index(row, PlaceColumn.Sector, before?.Sector, unit.Sector);
        Index(row, PlaceColumn.Association, before?.Association, unit.Association);
        Index(row, PlaceColumn.Line, before?.FundingLine, unit.FundingLine);

        // Days that shared a chunk and still agree go on sharing one.
        var replaced = new Dictionary<(PlaceChunk, PlaceEntry), PlaceChunk>();
        foreach (var (day, places) in days)
        {
            places.Exist(row, unit.ExistsOn(day));
            if (!places.IsLaidOut(row / ReportChunk.Size))
            {
                continue;
            }

            var entry = EntryOf(unit, day);
            var chunk = places[row / ReportChunk.Size];
            if (chunk[row % ReportChunk.Size] == entry)
            {
                continue;
            }

            if (!replaced.TryGetValue((chunk, entry), out var next))
            {
                replaced[(chunk, entry)] = next = chunk.Copy();
                next[row % ReportChunk.Size] = entry;
            }

            places.Replace(row / ReportChunk.Size, next);
        }
    }

    public PlaceEntry EntryOf(OrganisationUnit unit, DateOnly day) => new(
        Codes(PlaceColumn.Commune).Of(unit.Commune.On(day)),
        Codes(PlaceColumn.Sector).Of(unit.Sector.On(day)),
        Codes(PlaceColumn.Association).Of(unit.Association.On(day)),
        Codes(PlaceColumn.Line).Of(unit.FundingLine.On(day)));

    /// <summary>Every list that names the row is written again: none keeps memberships that a unit no longer has.</summary>
    private void Index(int row, PlaceColumn column, MembershipHistory? before, MembershipHistory history)
    {
        foreach (var code in before?.Concerned().Except(history.Concerned()) ?? [])
        {
            Members(column).Remove(Codes(column).Of(code), row);
        }

        foreach (var code in history.Concerned())
        {
            Members(column).Set(Codes(column).Of(code), new(row, steady[row]));
        }
    }

    /// <summary>Where the units of a chunk belong on a day.</summary>
    public PlaceChunk LayOut(int index, DateOnly day, IReadOnlyList<OrganisationUnit> units)
    {
        var chunk = new PlaceChunk();
        for (var row = index * ReportChunk.Size; row < Math.Min((index + 1) * ReportChunk.Size, units.Count); row++)
        {
            chunk[row % ReportChunk.Size] = Steady(row) ?? EntryOf(units[row], day);
        }

        while (newest.Count <= index)
        {
            newest.Add(null);
        }

        return newest[index] = newest[index] is { } before && before.SameAs(chunk) ? before : chunk;
    }

    /// <summary>A bit for each unit of a chunk that exists on a day.</summary>
    public ulong[] ExistingOn(int index, DateOnly day) => lives.On(index, day);

    private static bool IsSteady(OrganisationUnit unit) => unit.Commune.Entries.Length == 1 && unit.Sector.Entries.Length <= 1
        && unit.Association.Entries.Length <= 1 && unit.FundingLine.Entries.Length <= 1;
}
