using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>The ledger of the fund and its lines: what the address asks for, the newest first, and what of it stands in sum.</summary>
public sealed partial class LedgerPage(Pack pack, FundWords words, LedgerWords ledger, Names names, Format format, IGrainFactory grains)
{
    private const int PageLength = 100;

    private LedgerQuery query = LedgerQuery.All;
    private int skip;
    private ImmutableArray<string> partners = [];
    private ImmutableArray<OperationBody> found = [];
    private ImmutableArray<OperationBody> page = [];
    private ImmutableArray<(OperationKind Kind, int Count, decimal? Amount)> sums = [];
    private ImmutableArray<Reason> faults = [];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private string? Next => skip + PageLength < found.Length ? (skip + PageLength).ToString(CultureInfo.InvariantCulture) : null;

    protected override async Task OnInitializedAsync()
    {
        if (pack.Fund is not { } terms)
        {
            faults = [Reason.Of("no_fund", "")];
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var reader = new QueryReader(Http.Request.Query);
        query = LedgerQuery.Read(reader, terms);
        skip = reader.Int("cursor", 0, 0, int.MaxValue - PageLength);
        faults = reader.Faults;
        if (!faults.IsEmpty)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        var all = (await LedgerQuery.Ledger(grains, terms, ledger)).ToArray();
        partners = [.. all.Select(o => o.Partner).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];
        found = [.. all.Where(query.Asks).OrderByDescending(o => o.Date).ThenByDescending(o => o.At).ThenByDescending(o => o.Number)];
        page = [.. found.Skip(skip).Take(PageLength)];
        sums = [.. Enum.GetValues<OperationKind>().Select(Sum).Where(s => s.Count > 0)];
    }

    /// <summary>What stands of a kind: neither taken back nor taking back.</summary>
    private (OperationKind Kind, int Count, decimal? Amount) Sum(OperationKind kind)
    {
        var standing = found.Where(o => o.Kind == JsonName.Of(kind) && !o.IsReversed && kind != OperationKind.Reversal).ToArray();
        return (kind, standing.Length, standing.Any(o => o.Amount is not null) ? standing.Sum(o => o.Amount) : null);
    }

    /// <summary>What a kind has beside amount and tranche.</summary>
    private string Detail(OperationBody operation) => operation switch
    {
        { Partner: { } partner } => partner,
        { From: { } from, To: { } to } => Wording.Say("operation_move", names.Listed(CodeList.FundingLine, from), names.Listed(CodeList.FundingLine, to)),
        { Year: { } year } => Wording.Say("operation_year", year),
        { Reverses: { } number } => Wording.Say("operation_takes_back", Format.Whole(number)),
        _ => "",
    };

    private static string? Iso(DateOnly? day) => day is { } known ? FundWords.Iso(known) : null;
}
