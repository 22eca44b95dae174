using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>The fund on a day: from the envelope to what is justified, each rate with what it is a part of, and the lines.</summary>
public sealed partial class FundPage(Pack pack, FundWords words, Names names, Format format, IGrainFactory grains, TimeProvider clock)
{
    private FundFigures? figures;
    private ImmutableArray<Reason> faults = [];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private (string Key, long Amount, string Rates)[] Steps =>
    [
        ("fund_envelope", figures!.Envelope, ""),
        ("fund_opened", figures.Opened, Of(figures.Opened, figures.Envelope, "fund_envelope")),
        ("fund_committed", figures.Total.Committed,
            $"{Of(figures.Total.Committed, figures.Envelope, "fund_envelope")} · {Of(figures.Total.Committed, figures.Opened, "fund_opened")}"),
        ("fund_ordered", figures.Total.Ordered, Of(figures.Total.Ordered, figures.Total.Committed, "fund_committed")),
        ("fund_disbursed", figures.Total.Disbursed, Of(figures.Total.Disbursed, figures.Total.Committed, "fund_committed")),
        ("fund_justified", figures.Total.Justified, Of(figures.Total.Justified, figures.Total.Due, "fund_due")),
    ];

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        var asOf = query.Date("asOf") ?? pack.Today(clock);
        faults = pack.Fund is null ? [Reason.Of("no_fund", "")] : query.Faults;
        if (!faults.IsEmpty)
        {
            Http.Response.StatusCode = pack.Fund is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            return;
        }

        var (fund, lines) = await FundApi.Books(grains, pack.Fund!);
        figures = FundFigures.Of(fund, lines, pack.Fund!, asOf);
    }

    private static string Of(long part, long whole, string what) => Wording.Say("rate_of", Rate(part, whole), Wording.Say(what));

    private static string Rate(long part, long whole) => FundFigures.Rate(part, whole) is { } rate ? $"{rate.ToString("N2", CultureInfo.CurrentCulture)}\u00a0%" : Format.Silence;

    private string Width(long amount) => figures!.Envelope == 0 ? "0" : Math.Clamp(100m * amount / figures.Envelope, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);

    private string Money(long minor) => words.Show(minor);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
