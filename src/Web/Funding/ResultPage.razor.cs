using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>What the fund brought on a day: its indicators, its figures in other cuts, results beside comparable units, targets, years and partners.</summary>
public sealed partial class ResultPage(
    Pack pack, FundInquiry inquiry, TargetInquiry targetInquiry, ResultWords resultWords, FundGrouping grouping, FundWords words, Format format, TimeProvider clock)
{
    private ResultsBody? results;
    private ImmutableArray<FundIndicator> indicators = [];
    private ImmutableArray<TargetBody> targets = [];
    private ImmutableArray<FundYearBody> years = [];
    private ImmutableArray<FundPartnerBody> partners = [];
    private ImmutableArray<Reason> faults = [];
    private decimal elapsed;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        var (day, by) = (ResultsApi.Day(query, pack, clock), ResultsApi.By(query, grouping));
        faults = FundAddress.Faults(query, pack, Http);
        if (!faults.IsEmpty)
        {
            return;
        }

        var view = await inquiry.View(day);
        elapsed = pack.Fund!.Elapsed(day);
        results = resultWords.Of(view, by);
        indicators = resultWords.Computed(view);
        targets = await targetInquiry.Measure(day);
        years = [.. FundGroups.Years(view.Fund, view.Lines, pack.Fund, day).Select(y => ResultsApi.Of(y, words))];
        partners = [.. FundGroups.Partners(view.Fund, view.Lines.Values, day).Select(p => ResultsApi.Of(p, words))];
    }

    private static string Name(ResultGroupBody row) => row.Name is null ? Wording.Say("total") : row.Key is null ? Wording.Say("not_known") : row.Name;

    /// <summary>What the value is made of.</summary>
    private static string Terms(FundIndicator line) => line.Numerator is not { } part ? Format.Silence
        : line.Denominator is { } whole ? Wording.Say("part_of_whole", Format.Number(Math.Round(part, 2)), Format.Number(Math.Round(whole, 2)))
        : Format.Number(Math.Round(part, 2));
}
