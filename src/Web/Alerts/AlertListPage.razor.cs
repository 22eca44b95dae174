using System.Collections.Immutable;
using EconomieSociale.Associations;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Alerts;

/// <summary>The alerts of a territory or of an association: the worst and oldest first. With an association it is the inbox of those who supervise.</summary>
public sealed partial class AlertListPage(Pack pack, Names names, AlertWords words, IGrainFactory grains, TimeProvider clock)
{
    private static readonly ImmutableArray<Severity> Severities = [Severity.Critical, Severity.Warning];

    /// <summary>About as many visits as an agent makes in a week.</summary>
    private const int Slots = 5;

    private AlertList list = null!;
    private ImmutableArray<UnitAlert> page = [];
    private ImmutableArray<UnitAlert> all = [];
    private ImmutableArray<Reason> faults = [];
    private ImmutableArray<AttentionLine> first = [];
    private string? association;
    private MeasuresBody? measures;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private bool IsFiltered => list.Query is { Association: not null } or { Rule: not null } or { State: not null } or { Severity: not Severity.None }
        || list.Query.Territory != pack.Territory.Root.Code;

    protected override async Task OnInitializedAsync()
    {
        var query = new QueryReader(Http.Request.Query);
        list = AlertList.Read(query, pack, clock);
        faults = query.Faults;
        if (!faults.IsEmpty)
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        (page, all) = await list.Ask(grains, pack);
        measures = MeasuresBody.Of(await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(list.Query.Territory, list.Query.Vintage)).Measure(list.Query));
        if (list.Query.Association is { } code && TextKey.IsValid(code))
        {
            first = await AttentionApi.Rank(list.Query, Slots, grains, pack);
            association = (await grains.GetGrain<IAssociationGrain>(code).Get()).Profile is { } profile ? Names.Unit(profile.Name, profile.NameAr) : code;
        }
    }

    private string Part(AttentionPart part) =>
        Wording.Say("attention_part", pack.AlertRule(part.Rule)?.Name.In(Cultures.Current) ?? part.Rule, Format.Number(part.Points));

    private string Link(string? cursor) => Address.Of(
        Address.Alerts,
        ("territory", Http.Request.Query["territory"]),
        ("vintage", Http.Request.Query["vintage"]),
        ("association", list.Query.Association),
        ("severity", Http.Request.Query["severity"]),
        ("rule", list.Query.Rule),
        ("state", Http.Request.Query["state"]),
        ("cursor", cursor));
}
