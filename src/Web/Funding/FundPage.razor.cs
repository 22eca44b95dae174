using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>The fund on a day: from the envelope to what it brought, each rate with what it is a part of, and the lines.</summary>
public sealed partial class FundPage(Pack pack, FundInquiry inquiry, ResultWords resultWords, FundWords words, Format format, TimeProvider clock)
{
    private static readonly ImmutableArray<OperationKind> Kinds =
        [OperationKind.Pledge, OperationKind.Receipt, OperationKind.Opening, OperationKind.Reprogramming, OperationKind.Reversal];

    private FundBook book = FundBook.Empty;
    private FundBody? fund;
    private ResultGroupBody brought = null!;
    private ImmutableArray<Reason> faults = [];

    /// <summary>The form that was just sent and did nothing.</summary>
    [Parameter]
    public FundForm? Refused { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private (string Key, decimal Amount, string Rates)[] Steps =>
    [
        ("fund_envelope", fund!.Envelope, ""),
        ("fund_opened", fund.Opened, Rates(fund.OpenedRate)),
        ("fund_committed", fund.Total.Committed, Rates(fund.CommitmentRateEnvelope, fund.CommitmentRateOpened)),
        ("fund_ordered", fund.Total.Ordered, Rates(fund.Total.PaymentOrderRate)),
        ("fund_disbursed", fund.Total.Disbursed, Rates(fund.Total.DisbursementRate)),
        ("fund_justified", fund.Total.Justified, Rates(fund.Total.JustificationRate)),
    ];

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        var asOf = ResultsApi.Day(query, pack, clock);
        faults = FundAddress.Faults(query, pack, Http);
        if (!faults.IsEmpty)
        {
            return;
        }

        var view = await inquiry.View(asOf);
        book = view.Fund;
        fund = words.Of(view.Figures, []);
        brought = resultWords.Total(view);
    }

    /// <summary>Rates with what each is a part of.</summary>
    private static string Rates(params RateBody[] rates) => string.Join(" · ", rates.Select(r => Wording.Say("rate_of", Percent(r), Wording.Say($"fund_rate_{r.Of}"))));

    private static string Percent(RateBody rate) => rate.Percent is { } percent ? $"{percent.ToString("N2", CultureInfo.CurrentCulture)}\u00a0%" : Format.Silence;

    private string Width(decimal amount) => Math.Clamp(100m * amount / fund!.Envelope, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);
}
