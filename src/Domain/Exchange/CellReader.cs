using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>Reads the cells of a row as the mapping says: texts, dates and numbers in the conventions of the file.</summary>
internal sealed class CellReader(FileMapping mapping, IReadOnlyList<string> header)
{
    private static readonly char[] Spaces = [' ', '\u00a0', '\u2009', '\u202f'];

    private readonly Dictionary<string, int> index = header
        .Select((name, at) => (Name: name.Trim(), At: at))
        .GroupBy(c => c.Name, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().At, StringComparer.Ordinal);

    public IEnumerable<string> Unknown(IEnumerable<string> columns) => columns.Where(c => !index.ContainsKey(c));

    public bool Meets(IReadOnlyList<string> row, RowCondition condition) => condition.In.Contains(Cell(row, condition.Column)) != condition.Negated;

    /// <summary>The text of a source, after its codes; null when missing or when its condition is not met.</summary>
    public string? Text(IReadOnlyList<string> row, Source source, ImmutableArray<Reason>.Builder faults)
    {
        if (source.When is { } when && !Meets(row, when))
        {
            return null;
        }

        var text = source.Const ?? Cell(row, source.Column!);
        if (source.Codes is { } codes)
        {
            if (codes.TryGetValue(text, out var code))
            {
                return code;
            }

            if (source.Otherwise is { } otherwise && (source.Default is null || !mapping.Missing.Contains(text)))
            {
                return otherwise;
            }

            if (!mapping.Missing.Contains(text))
            {
                faults.Add(Reason.Of("code_not_listed", source.Column ?? "", text));
                return null;
            }
        }

        return source.Const is null && mapping.Missing.Contains(text) ? source.Default : text;
    }

    public DateOnly? Date(IReadOnlyList<string> row, Source source, ImmutableArray<Reason>.Builder faults)
    {
        if (Text(row, source, faults) is not { } text)
        {
            return null;
        }

        if (Date(text) is { } day)
        {
            return day;
        }

        faults.Add(Reason.Of("not_a_date", source.Column ?? "", text));
        return null;
    }

    /// <summary>The value for an element; null when missing. What cannot be read stays text, for the element's own rule to refuse.</summary>
    public RawValue? Value(IReadOnlyList<string> row, Source source, ElementType type, ImmutableArray<Reason>.Builder faults)
    {
        if (Text(row, source, faults) is not { } text)
        {
            return null;
        }

        if (mapping.NotApplicable.Contains(text))
        {
            return RawValue.NotApplicable;
        }

        return type switch
        {
            ElementType.Number => Number(text) is { } number ? RawValue.Of(Math.Abs(number) > FixedPoint.MaxMinor ? number : number * source.Scale) : RawValue.Of(text),
            ElementType.Date => RawValue.Of(Date(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? text),
            _ => text switch { "true" or "1" => RawValue.Of(true), "false" or "0" => RawValue.Of(false), _ => RawValue.Of(text) },
        };
    }

    private decimal? Number(string text)
    {
        var plain = mapping.Grouping switch
        {
            "" => text,
            " " => string.Concat(text.Split(Spaces)),
            var grouping => text.Replace(grouping, "", StringComparison.Ordinal),
        };
        if (mapping.Decimal != '.')
        {
            if (plain.Contains('.', StringComparison.Ordinal))
            {
                return null;
            }

            plain = plain.Replace(mapping.Decimal, '.');
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(plain, Style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private DateOnly? Date(string text)
    {
        foreach (var format in mapping.DateFormats.Add("yyyy-MM-dd"))
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            {
                return DateOnly.FromDateTime(moment);
            }
        }

        return null;
    }

    private string Cell(IReadOnlyList<string> row, string column) => index.TryGetValue(column, out var at) && at < row.Count ? row[at].Trim() : "";
}
