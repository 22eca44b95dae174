using System.Globalization;
using EconomieSociale.Reports;
using EconomieSociale.Storage;
using EconomieSociale.Territories;
using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Cooperatives;

/// <summary>A row of one year of reports as it rests.</summary>
internal sealed record YearState
{
    public int SchemaVersion { get; init; } = 1;

    public YearBook? Book { get; init; }
}

/// <summary>
/// The reports of one unit by year. Each year is a row of its own, read when first needed and written whole,
/// so that a report is one durable write of a few kilobytes however long the history grows.
/// A row in memory is replaced only after it was written: memory is never ahead of storage. The grain writes, so that it waits for the commit and not for a method around it.
/// </summary>
internal sealed class YearRows(IGrainStorage storage, GrainId grain)
{
    private readonly Dictionary<int, GrainState<YearState>> rows = [];

    /// <summary>The state name of a year; the archive finds the rows by it.</summary>
    public static string Name(int year) => string.Create(CultureInfo.InvariantCulture, $"{CooperativeState.Name}-{year:0000}");

    public static int YearOf(string name) => int.Parse(name.AsSpan(CooperativeState.Name.Length + 1), CultureInfo.InvariantCulture);

    /// <summary>The version of a row that was read or written.</summary>
    public RowStamp Stamp(int year) => new(year, Commits.Version(rows[year].ETag));

    public async ValueTask<YearBook> Read(int year)
    {
        if (!rows.TryGetValue(year, out var row))
        {
            row = new GrainState<YearState>(new YearState());
            await storage.ReadStateAsync(Name(year), grain, row);
            rows[year] = row;
        }

        return row.State?.Book ?? YearBook.Empty(year);
    }

    /// <summary>Takes a year out of memory to be written: only <see cref="Written"/> brings it back, so that one whose write failed is read again.</summary>
    public async ValueTask<GrainState<YearState>> Take(YearBook book)
    {
        await Read(book.Year);
        rows.Remove(book.Year, out var held);
        return new(new YearState { Book = book }, held!.ETag) { RecordExists = held.RecordExists };
    }

    public void Written(GrainState<YearState> row) => rows[row.State!.Book!.Year] = row;
}
