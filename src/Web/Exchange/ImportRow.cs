using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;

namespace EconomieSociale.Exchange;

/// <summary>A row on its way to its unit.</summary>
public sealed record ImportRow(ImportFile File, RowMapper Mapper, int Number, string Unit, UnitChange? Change, ReportPart? Report);

/// <summary>A report made of one row, or of several rows that each bring a value.</summary>
public sealed class ReportBundle(ImportRow first, string import)
{
    private readonly List<ImportRow> rows = [first];

    public IReadOnlyList<ImportRow> Rows => rows;

    /// <summary>Takes a row into the same report; false when it is about another one, or gives an element again.</summary>
    public bool TryAdd(ImportRow row)
    {
        var (mine, its) = (first.Report!, row.Report!);
        if (!mine.Merge || !its.Merge || mine.DataSet != its.DataSet || mine.Period != its.Period || mine.StatementDate != its.StatementDate
            || its.Values.Any(v => rows.Any(r => r.Report!.Values.Any(held => held.Key == v.Key))))
        {
            return false;
        }

        rows.Add(row);
        return true;
    }

    /// <summary>The row that brought an element; the first for anything else.</summary>
    public ImportRow RowOf(string element) => rows.FirstOrDefault(r => r.Report!.Values.Any(v => v.Key == element)) ?? first;

    /// <summary>One command. Its id names the rows, so that the same rows again are the same command.</summary>
    public SubmitReport Command() => new(
        $"{import}:{first.File.Name}:{first.Number}-{rows[^1].Number}-{rows.Count}",
        first.Report!.DataSet,
        first.Report.Period,
        [.. rows.SelectMany(r => r.Report!.Values)],
        "import",
        Merge: first.Report.Merge,
        StatementDate: first.Report.StatementDate,
        Import: import);
}
