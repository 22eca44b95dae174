using EconomieSociale.Alerts;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>A funding line with its agreements, the newest first.</summary>
public sealed partial class LinePage(Pack pack, FundWords words, Names names, IGrainFactory grains, TimeProvider clock)
{
    private const int Shown = 200;

    private LineBook? book;
    private LineFigures figures = null!;
    private AlertBook alerts = AlertBook.Empty;
    private ILookup<int, Operation> standing = null!;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>The form that was just sent and did nothing.</summary>
    [Parameter]
    public FundForm? Refused { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private string Title => names.Listed(CodeList.FundingLine, Code);

    protected override async Task OnInitializedAsync()
    {
        if (pack.Fund is not { } terms || !terms.Lines.ContainsKey(Code))
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        book = await grains.GetGrain<IFundingLineGrain>(Code).Get();
        standing = book.ByAgreement();
        var fund = await grains.GetGrain<IFundGrain>(IFundGrain.Key).Get();
        alerts = (await grains.GetGrain<IFundAlertsGrain>(IFundGrain.Key).Get()).GetValueOrDefault(Code, AlertBook.Empty);
        figures = LineFigures.Of(Code, book, fund.Allocated(Code, terms), terms, pack.Today(clock));
    }
}
