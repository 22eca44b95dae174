using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Cooperatives;

/// <summary>A unit: who it is, where it belonged and when, its reports, and one of them in full when the address names it.</summary>
public sealed partial class CooperativePage(Pack pack, Names names, IGrainFactory grains)
{
    private CooperativeView? view;
    private Report? chosen;

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
        view = TextKey.IsValid(Code) ? await grains.GetGrain<ICooperativeGrain>(Code).Get() : null;
        if (view is null)
        {
            Http.Missing(Reason.Of("unknown_unit", "code", Code));
        }

        if (view is not null && Asked is { Length: > 0 })
        {
            var parts = Asked.Split('/', 2);
            chosen = view.Reports.FirstOrDefault(r => parts.Length == 2 && r.DataSet == pack.DataSet(parts[0])?.Code && r.Period.ToString() == parts[1]);
            if (chosen is null)
            {
                Http.Missing(Reason.Of("unknown_report", "report", parts[0], parts.Length == 2 ? parts[1] : ""));
            }
        }
    }
}
