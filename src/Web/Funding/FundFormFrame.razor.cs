using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

public sealed partial class FundFormFrame(Format format)
{
    [Parameter, EditorRequired]
    public FundForm Form { get; set; } = null!;

    /// <summary>The address of the page, which takes the form as well.</summary>
    [Parameter, EditorRequired]
    public string Action { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public string Button { get; set; } = "";

    /// <summary>The fields, without those that every entry has: who entered it, who approved it, by which document.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;
}
