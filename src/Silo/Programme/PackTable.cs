using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace EconomieSociale.Programme;

/// <summary>The faults of a pack, as lines for the operator: file, row, reason.</summary>
internal sealed class PackFaults
{
    private readonly List<string> lines = [];

    public bool Any => lines.Count > 0;

    public System.Collections.Immutable.ImmutableArray<string> Lines => [.. lines.Select(l => l.Trim())];

    public void Add(string file, int row, string reason) => lines.Add(row > 0 ? $"  {file}, row {row}: {reason}" : $"  {file}: {reason}");

    public override string ToString() => string.Join('\n', lines);
}

/// <summary>A row of a CSV file of a pack.</summary>
internal sealed class PackRow(string file, int line, Dictionary<string, string> cells, PackFaults faults)
{
    public int Line { get; } = line;

    public string this[string column] => cells.GetValueOrDefault(column, "");

    public string[] List(string column) => this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<string> Columns => cells.Keys;

    public void Fault(string reason) => faults.Add(file, Line, reason);

    public Values.Label Label(string prefix) => new(this[prefix + "_fr"], this[prefix + "_ar"], this[prefix + "_en"]);

    public int Int(string column, int otherwise = 0)
    {
        if (this[column].Length == 0)
        {
            return otherwise;
        }

        if (int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault($"column {column}: '{this[column]}' is not a whole number");
        return otherwise;
    }

    public decimal? Number(string column)
    {
        if (this[column].Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(this[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault($"column {column}: '{this[column]}' is not a number");
        return null;
    }

    public bool YesNo(string column) => Word(column, "yes", "no") == "yes";

    /// <summary>One of some words; the last of them, with a fault, for anything else.</summary>
    public string Word(string column, params ReadOnlySpan<string> words)
    {
        if (!words.Contains(this[column]))
        {
            Fault($"column {column}: '{this[column]}' is none of {string.Join(", ", words!)}");
            return words[^1];
        }

        return this[column];
    }

    public DateOnly? Date(string column)
    {
        if (this[column].Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fault($"column {column}: '{this[column]}' is not a date (yyyy-MM-dd)");
        return null;
    }

    /// <summary>A member of an enumeration by its name, without regard to case.</summary>
    public TEnum One<TEnum>(string column, string text)
        where TEnum : struct, Enum
    {
        if (Enum.TryParse<TEnum>(text, true, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        Fault($"column {column}: '{text}' is none of {string.Join(", ", Enum.GetNames<TEnum>()).ToLowerInvariant()}");
        return default;
    }
}

/// <summary>Reads the CSV files of a pack.</summary>
internal static class PackTable
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, MissingFieldFound = null };

    /// <summary>The rows of a file; a missing file or column is a fault, unless the file is optional.</summary>
    public static IReadOnlyList<PackRow> Read(string folder, string file, PackFaults faults, bool optional, params ReadOnlySpan<string> columns)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            if (!optional)
            {
                faults.Add(file, 0, "the file is missing");
            }

            return [];
        }

        using var csv = new CsvReader(new StreamReader(path), Format);
        if (!csv.Read() || !csv.ReadHeader())
        {
            faults.Add(file, 0, "there is no header");
            return [];
        }

        var header = csv.HeaderRecord!;
        foreach (var column in columns)
        {
            if (!header.Contains(column))
            {
                faults.Add(file, 1, $"column {column} is missing");
            }
        }

        var rows = new List<PackRow>();
        while (csv.Read())
        {
            var cells = header.Select((name, at) =>
                (name, Cell: csv.TryGetField<string>(at, out var cell) ? cell ?? "" : "")).ToDictionary(c => c.name, c => c.Cell, StringComparer.Ordinal);
            rows.Add(new(file, csv.Parser.RawRow, cells, faults));
        }

        return rows;
    }
}
