using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EconomieSociale.Funding;

/// <summary>
/// The ledger as a CSV file: UTF-8 with the mark by which Excel knows it, commas between fields, a point before decimals, ISO dates, in every language the same. Texts that a
/// spreadsheet would take for formulas get an apostrophe before them.
/// </summary>
public static class LedgerCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>The columns as the members of <see cref="OperationBody"/> with what they hold.</summary>
    private static readonly (string Name, string Meaning, Func<OperationBody, string?> Field)[] Columns =
    [
        ("line", "code of the line, empty for the fund itself", o => o.Line),
        ("number", "counts the operations of the line, or of the fund", o => Text(o.Number)),
        ("kind", "kind of operation", o => o.Kind),
        ("amount", "in the currency of the programme, empty where the kind has none", o => o.Amount?.ToString(CultureInfo.InvariantCulture)),
        ("date", "day that the document names", o => FundWords.Iso(o.Date)),
        ("agreement", "id of the agreement", o => o.Agreement),
        ("tranche", "number of the tranche in its agreement", o => Text(o.Tranche)),
        ("partner", "who pledges or pays in", o => o.Partner),
        ("from", "line that gives", o => o.From),
        ("to", "line that takes", o => o.To),
        ("year", "year of an opening", o => Text(o.Year)),
        ("milestone", "number of the milestone in its agreement", o => Text(o.Milestone)),
        ("due", "new day of a milestone", o => o.Due is { } day ? FundWords.Iso(day) : null),
        ("note", "why", o => o.Note),
        ("reverses", "number of the operation that is taken back", o => Text(o.Reverses)),
        ("isReversed", "true if a later operation takes it back", o => o.IsReversed ? "true" : "false"),
        ("author", "who entered it", o => o.Author),
        ("approver", "who approved it", o => o.Approver),
        ("document", "reference of the document behind it", o => o.Document),
        ("commandId", "the sender's name of the entry", o => o.CommandId),
        ("at", "moment of the entry", o => o.At.ToString("O", CultureInfo.InvariantCulture)),
    ];

    public static string Description => $"UTF-8 with a byte order mark. Columns: {string.Join("; ", Columns.Select(c => $"{c.Name} ({c.Meaning})"))}.";

    public static async Task Write(Stream output, IEnumerable<OperationBody> operations)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape }, leaveOpen: true);
        foreach (var column in Columns)
        {
            csv.WriteField(column.Name);
        }

        await csv.NextRecordAsync();
        foreach (var operation in operations)
        {
            foreach (var column in Columns)
            {
                csv.WriteField(column.Field(operation));
            }

            await csv.NextRecordAsync();
        }
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
