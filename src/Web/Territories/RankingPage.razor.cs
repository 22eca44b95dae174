using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Territories;

/// <summary>The units behind the value of an indicator over a division: the worst first, or the best.</summary>
public sealed partial class RankingPage(Pack pack, Names names, IndicatorWords words, Format format, IGrainFactory grains, TimeProvider clock)
{
    private const int MaxUnits = 20;

    private static readonly ImmutableArray<string> Orders = ["worst", "best"];

    private TerritoryScope? scope;
    private Indicator? indicator;
    private string order = Orders[0];
    private RateTotal whole = RateTotal.Zero;
    private ImmutableArray<RankedUnit> units = [];
    private ImmutableArray<Reason> faults = [];

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public string IndicatorCode { get; set; } = "";

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private string Title => scope!.Division.Name.In(Cultures.Current);

    private string Name => indicator!.Name.In(Cultures.Current);

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        scope = TerritoryScope.Read(query, Code, pack, clock);
        if (scope is null)
        {
            Http.Missing(Reason.Of("unknown_territory", "code", Code, query.Text("vintage") ?? pack.DefaultVintage.Code));
            return;
        }

        indicator = pack.Indicators.FirstOrDefault(i => i.Code == IndicatorCode);
        if (indicator is null)
        {
            Http.Missing(Reason.Of("unknown_indicator", "indicator", IndicatorCode));
            return;
        }

        order = query.Word("order", "unknown_sort", [.. Orders]);
        faults = query.Faults;
        if (!faults.IsEmpty)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            order = Orders[0];
            return;
        }

        await Ask(scope, indicator);
    }

    private async Task Ask(TerritoryScope asked, Indicator by)
    {
        var grain = grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(asked.Division.Code, asked.Vintage));
        var query = new AggregateQuery(asked.Division.Code, asked.Vintage, asked.Period, [], [], [by.Code], [], ValidatedOnly: false, pack.Today(clock));
        var total = grain.Aggregate(query);

        // The worst are the lowest where more is better, the highest where less is.
        units = await grain.Rank(query, by.Code, ascending: by.HigherIsBetter == (order == Orders[0]), MaxUnits);
        whole = (await total).Total.Rates[0];
    }

    /// <summary>To the figures of the period that is shown, where the unit was assessed for it.</summary>
    private string UnitLink(string code) =>
        Address.Standing(code, scope!.Period is { Length: 1, Kind: var kind } && kind == pack.MainDataSet.PeriodKind ? scope.Period.First : null, indicator!.Code);
}
