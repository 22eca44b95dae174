using EconomieSociale.Cooperatives;

namespace EconomieSociale.Columns;

/// <summary>
/// Where the units of an area belong, and whether they exist, on the days that questions ask for. Memberships are dated, so each day has columns of its own;
/// they are made when a day is first asked for and kept up to date from then on.
/// </summary>
internal sealed class PlaceBook
{
    private readonly Codes[] codes = [new(), new(), new(), new()];
    private readonly Dictionary<DateOnly, DayPlaces> days = [];
    private readonly List<PlaceChunk> newest = [];
    private readonly Shelf<(string Territory, string Vintage, string? Area, int Communes), NumberFilter> territories = new(32);
    private readonly Shelf<(string Level, NumberFilter Within), LevelPart> levels = new(32);

    public Codes Codes(PlaceColumn column) => codes[(int)column];

    public long Bytes => days.Values.SelectMany(d => d.Chunks).Distinct().Count() * (4L * sizeof(ushort) * ReportChunk.Size)
        + (days.Values.Sum(d => d.Chunks.Count) * (ReportChunk.Size / 8L));

    /// <summary>Every unit lies in some commune. The communes of a territory that lie in the area; made anew only when a unit names a commune that was not known.</summary>
    public NumberFilter Within(string territory, string vintage, string? area, Func<string, string?, bool> lies)
    {
        var known = Codes(PlaceColumn.Commune);
        return territories.GetOrAdd((territory, vintage, area, known.Count), _ => NumberFilter.Of(known.Count, n => n == 0 || lies(known[n], area)));
    }

    /// <summary>The divisions of a level above the communes.</summary>
    /// <param name="within">What <see cref="Within"/> gave for the question: another object when a new commune is known.</param>
    public LevelPart Level(string level, NumberFilter within, Func<string, string> divisionOf) =>
        levels.GetOrAdd((level, within), _ => new(new(this, PlaceColumn.Commune), within, divisionOf));

    public DayPlaces On(DateOnly day, IReadOnlyList<OrganisationUnit> units)
    {
        if (!days.TryGetValue(day, out var places))
        {
            days[day] = places = new();
            for (var first = 0; first < units.Count; first += ReportChunk.Size)
            {
                Add(places, day, units, first);
            }
        }

        return places;
    }

    /// <summary>A unit is new or its profile changed.</summary>
    public void Write(int row, OrganisationUnit unit)
    {
        // Days that shared a chunk and still agree go on sharing one.
        var replaced = new Dictionary<(PlaceChunk, PlaceEntry), PlaceChunk>();
        foreach (var (day, places) in days)
        {
            places.Exist(row, unit.ExistsOn(day));
            var entry = EntryOf(unit, day);
            var chunk = places.Open(row / ReportChunk.Size);
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

    private void Add(DayPlaces places, DateOnly day, IReadOnlyList<OrganisationUnit> units, int first)
    {
        var chunk = new PlaceChunk();
        for (var row = first; row < Math.Min(first + ReportChunk.Size, units.Count); row++)
        {
            chunk[row - first] = EntryOf(units[row], day);
            places.Exist(row, units[row].ExistsOn(day));
        }

        var index = first / ReportChunk.Size;
        if (index < newest.Count && newest[index].SameAs(chunk))
        {
            chunk = newest[index];
        }
        else if (index < newest.Count)
        {
            newest[index] = chunk;
        }
        else
        {
            newest.Add(chunk);
        }

        places.Replace(index, chunk);
    }
}

/// <summary>The places of all units on one day, by chunk.</summary>
internal sealed class DayPlaces
{
    private readonly List<PlaceChunk> chunks = [];
    private readonly List<ulong[]> exists = [];

    public IReadOnlyList<PlaceChunk> Chunks => chunks;

    public PlaceChunk this[int chunk] => chunks[chunk];

    /// <summary>A bit for each row of a chunk: the unit is founded, not closed, and no collective entry.</summary>
    public ReadOnlySpan<ulong> Existing(int chunk) => exists[chunk];

    public bool Exists(int row) => (exists[row / ReportChunk.Size][row % ReportChunk.Size >> 6] >> (row & 63) & 1) != 0;

    public PlaceChunk Open(int index)
    {
        while (chunks.Count <= index)
        {
            chunks.Add(new());
        }

        return chunks[index];
    }

    public void Replace(int index, PlaceChunk chunk)
    {
        Open(index);
        chunks[index] = chunk;
    }

    public void Exist(int row, bool does)
    {
        while (exists.Count <= row / ReportChunk.Size)
        {
            exists.Add(new ulong[ReportChunk.Size / 64]);
        }

        var bit = 1UL << (row & 63);
        ref var word = ref exists[row / ReportChunk.Size][row % ReportChunk.Size >> 6];
        word = does ? word | bit : word & ~bit;
    }
}
