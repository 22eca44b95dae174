using System.Globalization;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Alerts;

/// <summary>The alerts of a unit, and the visits.</summary>
public sealed partial class AlertSection(Pack pack, TimeProvider clock)
{
    private DateOnly today;

    [Parameter, EditorRequired]
    public string Unit { get; set; } = "";

    /// <summary>Who supervises it; null: nobody.</summary>
    [Parameter]
    public string? Association { get; set; }

    [Parameter, EditorRequired]
    public CareBook Care { get; set; } = CareBook.Empty;

    protected override void OnInitialized() => today = pack.Today(clock);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
