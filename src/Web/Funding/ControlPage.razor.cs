using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>What a fund manager looks at before money goes out, and after: tranches proposed for hold, and what units declared beside what was paid.</summary>
public sealed partial class ControlPage(Pack pack, FundInquiry inquiry, FundWords words, Format format, TimeProvider clock)
{
    private const int Shown = 200;

    private ImmutableArray<HoldBody> holds = [];
    private DeclaredPageBody? declared;
    private ImmutableArray<Reason> faults = [];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        var period = ControlApi.MainPeriod(query, pack, clock);
        faults = FundAddress.Faults(query, pack, Http);
        if (!faults.IsEmpty)
        {
            return;
        }

        holds = [.. (await inquiry.Holds(pack.Today(clock))).Select(h => ControlApi.Of(h, words))];
        declared = ControlApi.Of(period, await inquiry.Declared(period), pack, words);
    }
}
