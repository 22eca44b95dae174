using EconomieSociale.Localisation;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

public sealed partial class FundField(Format format)
{
    /// <summary>No text of an operation is longer; whoever types meets the limit at once.</summary>
    private const string MaxText = "200";

    /// <summary>The field as the API names it.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public FundForm Form { get; set; } = null!;

    [Parameter]
    public string Type { get; set; } = "text";

    [Parameter]
    public bool IsAmount { get; set; }

    [Parameter]
    public bool Required { get; set; } = true;

    [Parameter]
    public string? Min { get; set; }

    [Parameter]
    public string? Max { get; set; }

    [Parameter]
    public IEnumerable<(string Value, string Text)>? Options { get; set; }

    private string Value => Form[Name];

    private IEnumerable<Reason> Faults => Form.Faults.Where(f => f.Field == Name).Distinct();

    private string? Invalid => Faults.Any() ? "true" : null;
}
