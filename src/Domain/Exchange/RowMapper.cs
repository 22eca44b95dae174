using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>What a row says about a report.</summary>
public sealed record ReportPart(string DataSet, string Period, DateOnly? StatementDate, bool Merge, ImmutableArray<KeyValuePair<string, RawValue>> Values);

/// <summary>A row in terms of the programme. The field of a fault is the column.</summary>
public sealed record MappedRow(bool Skipped, string UnitCode, UnitChange? Unit, ReportPart? Report, ImmutableArray<Reason> Faults)
{
    public static readonly MappedRow Skip = new(true, "", null, null, []);
}

/// <summary>Turns the rows of one file into commands. Made once for the header of a file.</summary>
public sealed class RowMapper
{
    private readonly FileMapping mapping;
    private readonly Pack pack;
    private readonly CellReader cells;
    private readonly Dictionary<string, string> columnOf = new(StringComparer.Ordinal);

    public RowMapper(FileMapping mapping, IReadOnlyList<string> header, Pack pack)
    {
        this.mapping = mapping;
        this.pack = pack;
        cells = new(mapping, header);
        foreach (var (field, source) in mapping.Unit!.Fields)
        {
            columnOf[JsonName.Of(field)] = source.Column ?? JsonName.Of(field);
        }

        columnOf["code"] = mapping.Unit.Code.Column ?? "code";
        if (mapping.Report is { } report)
        {
            columnOf["period"] = report.Period.Column ?? "period";
            foreach (var (element, source) in report.Values)
            {
                columnOf[element] = source.Column ?? element;
            }
        }
    }

    /// <summary>Columns that the mapping names and the header lacks.</summary>
    public ImmutableArray<Reason> HeaderFaults() => [.. cells.Unknown(MappingSources.Columns(mapping)).Select(c => Reason.Of("missing_column", c, c))];

    /// <summary>The column in which a fault of the domain began: its field is an element or a field of the unit.</summary>
    public string ColumnOf(string field) => columnOf.GetValueOrDefault(field, mapping.Report?.Value?.Column ?? field);

    public MappedRow Map(IReadOnlyList<string> row, string import)
    {
        if (mapping.Where.Any(c => !cells.Meets(row, c)))
        {
            return MappedRow.Skip;
        }

        var faults = ImmutableArray.CreateBuilder<Reason>();
        var unit = mapping.Collective is { } collective && cells.Meets(row, collective.When) ? collective.Unit : mapping.Unit!;
        var code = cells.Text(row, unit.Code, faults);
        if (code is null)
        {
            faults.Add(Reason.Of("required", columnOf["code"]));
        }

        var change = unit.Fields.IsEmpty ? null : Unit(row, unit, code ?? "", import, faults);
        var report = mapping.Report is null ? null : Report(row, mapping.Report, faults);
        return new(false, code ?? "", change, report, faults.ToImmutable());
    }

    private UnitChange Unit(IReadOnlyList<string> row, UnitMapping unit, string code, string import, ImmutableArray<Reason>.Builder faults)
    {
        var set = ImmutableDictionary.CreateBuilder<UnitField, string?>();
        foreach (var (field, source) in unit.Fields)
        {
            if (source.When is { } when && !cells.Meets(row, when))
            {
                continue;
            }

            var isDate = field is UnitField.FoundedOn or UnitField.ClosedOn;
            set[field] = isDate ? Iso(cells.Date(row, source, faults)) : cells.Text(row, source, faults);
        }

        return new(
            code,
            set.ToImmutable(),
            [.. unit.Fields.Where(f => f.Value.OnlyWhenNew).Select(f => f.Key)],
            unit.ValidFrom is null ? null : cells.Date(row, unit.ValidFrom, faults),
            import);
    }

    private ReportPart? Report(IReadOnlyList<string> row, ReportMapping report, ImmutableArray<Reason>.Builder faults)
    {
        var set = pack.DataSet(report.DataSet)!;
        var period = Period(row, report.Period, set, faults);
        var statement = report.StatementDate is null ? null : cells.Date(row, report.StatementDate, faults);
        var values = report.Element is null
            ? report.Values.Select(v => (Element: v.Key, Source: v.Value))
            : cells.Text(row, report.Element, faults) is { } element ? [(element, report.Value!)] : [];
        ImmutableArray<KeyValuePair<string, RawValue>> read =
        [
            .. values
                .Select(v => (v.Element, Value: cells.Value(row, v.Source, pack.Element(v.Element)?.Type ?? ElementType.Number, faults)))
                .Where(v => v.Value is not null)
                .Select(v => KeyValuePair.Create(v.Element, v.Value!.Value)),
        ];
        return period is null ? null : new(set.Code, period, statement, report.Merge, read);
    }

    private string? Period(IReadOnlyList<string> row, Source source, DataSet set, ImmutableArray<Reason>.Builder faults)
    {
        if (cells.Text(row, source, faults) is not { } text)
        {
            faults.Add(Reason.Of("required", ColumnOf("period")));
            return null;
        }

        if (source.Format is null)
        {
            return text;
        }

        if (DateOnly.TryParseExact(text, source.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= Values.Period.MinYear and <= Values.Period.MaxYear)
        {
            return Values.Period.Containing(day, set.PeriodKind).ToString();
        }

        faults.Add(Reason.Of("bad_period", ColumnOf("period"), text));
        return null;
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
