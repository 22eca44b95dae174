using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Cooperatives;

/// <summary>The list of units: searched, filtered, sorted and paged by its address alone.</summary>
public sealed partial class CooperativeListPage(Pack pack, Names names, IGrainFactory grains, TimeProvider clock)
{
    private static readonly ImmutableArray<string> Kinds = [.. Enum.GetValues<UnitKind>().Select(k => JsonName.Of(k))];

    /// <summary>Those that need somebody first.</summary>
    private static readonly ImmutableArray<string> States = [.. new[] { UnitState.Struggling, UnitState.Unknown, UnitState.Ok }.Select(s => JsonName.Of(s))];
    private static readonly ImmutableArray<string> Colours = [.. new[] { Status.Red, Status.Amber, Status.Green, Status.Grey }.Select(s => JsonName.Of(s))];

    private UnitList list = null!;
    private UnitPage page = new([], 0, null);
    private ImmutableArray<Reason> faults = [];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private bool IsFiltered =>
        list.Query is { Sector: not null } or { Kind: not null } or { Folded: not null } or { State: not null } or { Status: not null } or { Association: not null }
        || list.Query.Territory != pack.Territory.Root.Code;

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        list = UnitList.Read(query, pack, clock);
        faults = query.Faults;
        if (faults.IsEmpty)
        {
            page = await list.Ask(grains);
        }
        else
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private string? Asked(string key) => Http.Request.Query[key];

    private string Link(string sort, string? cursor) => Address.Of(
        Address.Units,
        ("territory", Asked("territory")),
        ("vintage", Asked("vintage")),
        ("q", Asked("q")),
        ("sector", list.Query.Sector),
        ("kind", list.Query.Kind),
        ("association", list.Query.Association),
        ("state", Asked("state")),
        ("status", Asked("status")),
        ("sort", sort),
        ("limit", Asked("limit")),
        ("cursor", cursor));
}
