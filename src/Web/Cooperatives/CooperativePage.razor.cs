using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Cooperatives;

/// <summary>
/// A unit: how it is doing and why, who it is, where it belonged and when, its reports. The address may name a period to look back to,
/// an indicator to follow to its figures, and a report to see in full.
/// </summary>
public sealed partial class CooperativePage(Pack pack, Names names, IGrainFactory grains, TimeProvider clock)
{
    private CooperativeView? view;
    private Standing? standing;
    private Report? chosen;
    private ImmutableArray<Reason> faults = [];

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>The report to open, as form and period: <c>Q/2026Q1</c>.</summary>
    [SupplyParameterFromQuery(Name = "report")]
    public string? Asked { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private string Title => Names.Unit(view!.Unit.Name, view.Unit.NameAr);

    private string? OtherName => view!.Unit.NameAr is not { Length: > 0 } arabic ? null : Title == arabic ? view.Unit.Name : arabic;

    private ImmutableArray<Division> Path => view!.Unit.Commune.Current is { } code && pack.Territory.Find(code) is { } commune
        ? pack.Territory.Path(commune, pack.Vintages.OrderByDescending(v => v == pack.DefaultVintage).First(v => pack.Territory.Exists(commune, v.Code)).Code)
        : [];

    protected override async Task OnInitializedAsync()
    {
        view = TextKey.IsValid(Code) ? await grains.Cooperative(Code).Get() : null;
        if (view is null)
        {
            Http.Missing(Reason.Of("unknown_unit", "code", Code));
            return;
        }

        FindReport(view);
        var query = new QueryReader(Http.Request.Query);
        var period = Standing.Read(query, pack, clock);
        faults = query.Faults;
        if (!faults.IsEmpty)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        var indicator = query.Text("indicator");
        standing = await Standing.Ask(view, period, indicator, grains, pack);
        if (standing is null)
        {
            Http.Missing(Reason.Of("unknown_indicator", "indicator", indicator!));
        }
    }

    private void FindReport(CooperativeView unit)
    {
        if (Asked is not { Length: > 0 })
        {
            return;
        }

        var parts = Asked.Split('/', 2);
        chosen = unit.Reports.FirstOrDefault(r => parts.Length == 2 && r.DataSet == pack.DataSet(parts[0])?.Code && r.Period.ToString() == parts[1]);
        if (chosen is null)
        {
            Http.Missing(Reason.Of("unknown_report", "report", parts[0], parts.Length == 2 ? parts[1] : ""));
        }
    }
}
