using EconomieSociale.Hosting;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>A question to the ledger as an address asks it: the page, the API and the export answer the same one. What is null filters nothing.</summary>
/// <param name="Line">Code of the line; operations of the fund itself have none.</param>
/// <param name="Agreement">Id of an agreement.</param>
/// <param name="Partner">As it was entered, to the letter.</param>
/// <param name="From">First day, of those that the documents name.</param>
/// <param name="To">Last day.</param>
public sealed record LedgerQuery(string? Line, string? Agreement, OperationKind? Kind, string? Partner, DateOnly? From, DateOnly? To)
{
    public static readonly LedgerQuery All = new(null, null, null, null, null, null);

    /// <summary>The parameters of the address with what they mean, for the OpenAPI document.</summary>
    public static readonly (string Name, string Description)[] Parameters =
    [
        ("line", "code of a line"), ("agreement", "id of an agreement"), ("kind", "commitment, order, pledge…: a kind of operation"),
        ("partner", "a partner as it was entered"), ("from", "first day"), ("to", "last day"),
    ];

    /// <summary>Reads the question; faults are collected in the reader.</summary>
    public static LedgerQuery Read(QueryReader query, FundTerms terms)
    {
        if (query.Text("line") is { } line && !terms.Lines.ContainsKey(line))
        {
            query.Fault("unknown_funding_line", "line", line);
        }

        if (query.Text("agreement") is { } agreement && !(NumberedId.Read(agreement) is var (owner, _) && terms.Lines.ContainsKey(owner)))
        {
            query.Fault("unknown_agreement", "agreement", agreement);
        }

        var kind = query.Word("kind", "unknown_operation_kind", ["", .. Enum.GetValues<OperationKind>().Select(k => JsonName.Of(k))]);
        var (from, to) = (query.Date("from"), query.Date("to"));
        if (to < from)
        {
            query.Fault("to_before_from", "to");
        }

        return new(
            query.Text("line"), query.Text("agreement"), Enum.TryParse<OperationKind>(kind, true, out var asked) ? asked : null, query.Text("partner"), from, to);
    }

    /// <summary>All operations of the fund, then those of each line, by number.</summary>
    public static async Task<IEnumerable<OperationBody>> Ledger(IGrainFactory grains, FundTerms terms, LedgerWords words)
    {
        var (fund, lines) = await FundApi.Books(grains, terms);
        return words.Of(null, fund.Operations).Concat(lines.SelectMany(l => words.Of(l.Key, l.Value.Operations)));
    }

    public bool Asks(OperationBody operation) =>
        (Line is null || operation.Line == Line)
        && (Agreement is null || operation.Agreement == Agreement)
        && (Kind is not { } kind || operation.Kind == JsonName.Of(kind))
        && (Partner is null || operation.Partner == Partner)
        && (From is null || operation.Date >= From)
        && (To is null || operation.Date <= To);

    /// <summary>The address that asks this.</summary>
    /// <param name="cursor">How many of the newest to leave out; null for none.</param>
    public string At(string path, string? cursor = null) => Address.Of(
        path, ("line", Line), ("agreement", Agreement), ("kind", Kind is { } kind ? JsonName.Of(kind) : null), ("partner", Partner),
        ("from", From is { } from ? FundWords.Iso(from) : null), ("to", To is { } to ? FundWords.Iso(to) : null), ("cursor", cursor));
}
