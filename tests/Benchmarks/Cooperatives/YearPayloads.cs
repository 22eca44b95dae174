using System.Collections.Immutable;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Storage;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>The year rows and commands of some units, made beforehand, so that nobody is timed for inventing them.</summary>
internal sealed class YearPayloads
{
    /// <summary>So many different ones; units share them.</summary>
    private const int Units = 256;
    private const int Quarters = 4;
    private const int Year = Landscape.FirstYear + Landscape.Years - 1;
    private const int FirstQuarter = Landscape.Quarters - Quarters;

    private readonly YearBook[][] books;
    private readonly byte[][][] rows;
    private readonly ImmutableArray<KeyValuePair<string, RawValue>>[][] values;

    public YearPayloads()
    {
        books = Each((unit, quarter) => GeneratedUnits.Book(unit, Year, quarter + 1, Population.Of(unit)));
        rows = [.. books.Select(b => b.Select(book => StateFormat.Write(new YearState { Book = book })).ToArray())];
        values = Each((unit, quarter) =>
        {
            var minor = new long[Measures.Count];
            Measures.Fill(unit, FirstQuarter + quarter, minor);
            return ReportCommands.Values(minor, Population.Of(unit).WomenLed);
        });
    }

    /// <summary>Of the traits of units; larger than any number of units that a run needs is not necessary.</summary>
    public Population Population { get; } = new(100_000);

    /// <summary>The mean size of rows with one to four quarters, in bytes.</summary>
    public double MeanBytes => rows.SelectMany(r => r).Average(r => r.Length);

    public static string RowName => StateFormat.YearRow(Year);

    /// <summary>The row of a unit when this quarter, from 0, is its newest, as bytes at rest.</summary>
    public byte[] Row(int unit, int quarter) => rows[unit % Units][quarter];

    public YearBook Book(int unit, int quarter) => books[unit % Units][quarter];

    public Traits Traits(int unit) => Population.Of(unit % Population.Units);

    public Task Submit(IGrainFactory grains, int unit, int quarter) => ReportCommands.Submit(grains, unit, FirstQuarter + quarter, values[unit % Units][quarter]);

    private static T[][] Each<T>(Func<int, int, T> make) =>
        [.. Enumerable.Range(0, Units).Select(u => Enumerable.Range(0, Quarters).Select(q => make(u, q)).ToArray())];
}
