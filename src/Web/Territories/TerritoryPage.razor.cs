using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Territories;

/// <summary>A division: its totals, the divisions or units in it, its sectors. Without a code, the home of the programme.</summary>
public sealed partial class TerritoryPage(Pack pack, Names names, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Units shown on the page of a division of the last level; the full list is one step away.</summary>
    private const int MaxUnits = 100;

    private TerritoryScope? scope;
    private TerritoryFigures? figures;
    private UnitPage? units;
    private ImmutableArray<Reason> faults = [];

    [Parameter]
    public string? Code { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private string Title => scope!.Division.Name.In(Cultures.Current);

    private string Path => Http.Request.Path;

    private string ChildLevel => pack.Territory.Children(scope!.Division, scope.Vintage)[0].Level;

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        scope = TerritoryScope.Read(query, Code, pack, clock);
        faults = query.Faults;
        if (scope is null)
        {
            Http.Missing(Reason.Of("unknown_territory", "code", Code ?? "", query.Text("vintage") ?? pack.DefaultVintage.Code));
            return;
        }

        if (!faults.IsEmpty)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        figures = await TerritoryFigures.Ask(scope, grains, pack, pack.Today(clock));
        if (scope.Division.Level == pack.Territory.UnitLevel)
        {
            var all = new UnitQuery(scope.Division.Code, scope.Vintage, pack.Today(clock), null, null, null, null);
            units = await new UnitList(all, UnitList.DefaultSort, MaxUnits, null).Ask(grains);
        }
    }

    private IEnumerable<ElementLine> Of(ElementNature nature) => figures!.Elements.Where(l => l.Element.Nature == nature);
}
