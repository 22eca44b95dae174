using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Components;

/// <summary>The frame of every page: language and direction, programme, sections, banner, footer.</summary>
public sealed partial class Document(Pack pack, Names names, Format format, TimeProvider clock, ProgrammeNews news)
{
    private (string Href, string Key)[] Sections =>
    [
        (Address.Home, "overview"), (Address.Units, "cooperatives"), (Address.Alerts, "alerts"), .. pack.Fund is null ? [] : ((string, string)[])[(Address.Fund, "fund")],
        (Address.Indicators, "indicators"), (Address.Imports, "imports"),
    ];

    private ProgrammeView? programme;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override async Task OnInitializedAsync() => programme = await news.Get();

    /// <summary>Divisions belong to the overview that leads to them.</summary>
    private bool IsAt(string href) => href == Address.Home
        ? Http.Request.Path == Address.Home || Http.Request.Path.StartsWithSegments("/territoires", StringComparison.Ordinal)
        : Http.Request.Path.StartsWithSegments(href, StringComparison.Ordinal);
}
