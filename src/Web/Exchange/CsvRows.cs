using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>A record of a file. The header is row 1.</summary>
public sealed record CsvRow(int Number, string[] Cells);

/// <summary>Streams the records of a file; memory does not grow with it.</summary>
public sealed class CsvRows : IDisposable
{
    /// <summary>A field longer than this is a quotation mark that somebody forgot to close.</summary>
    public const int MaxFieldLength = 100_000;

    private readonly CsvParser parser;
    private int number;

    public CsvRows(string path, FileMapping mapping, bool isUtf8)
    {
        var latin1 = mapping.Encoding is { } named ? named == "latin-1" : !isUtf8;
        var reader = new StreamReader(path, latin1 ? Encoding.Latin1 : Encoding.UTF8, detectEncodingFromByteOrderMarks: !latin1);
        parser = new(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = mapping.Delimiter.ToString(),
            BadDataFound = null,
            MaxFieldSize = MaxFieldLength,
        });
    }

    /// <summary>The next record, or null at the end.</summary>
    /// <exception cref="UnreadableRowException">The rest of the file cannot be read.</exception>
    public CsvRow? Next()
    {
        try
        {
            return parser.Read() ? new(++number, parser.Record!) : null;
        }
        catch (MaxFieldSizeException)
        {
            throw new UnreadableRowException(number + 1);
        }
    }

    public void Dispose() => parser.Dispose();
}

/// <summary>A record that cannot be read, nor anything after it.</summary>
public sealed class UnreadableRowException(int row) : Exception
{
    public int Row { get; } = row;

    public Reason Reason => Reason.Of("row_unreadable", "", $"{CsvRows.MaxFieldLength}");
}
