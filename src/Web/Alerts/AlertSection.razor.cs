using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Alerts;

/// <summary>The alerts of a unit: why each is there, what to do, what was done; and the visits.</summary>
public sealed partial class AlertSection(Pack pack, AlertWords words, Format format, TimeProvider clock)
{
    private DateOnly today;

    [Parameter, EditorRequired]
    public string Unit { get; set; } = "";

    /// <summary>Who supervises it; null: nobody.</summary>
    [Parameter]
    public string? Association { get; set; }

    [Parameter, EditorRequired]
    public CareBook Care { get; set; } = CareBook.Empty;

    private ImmutableArray<AlertRecord> Open => [.. Care.Alerts.Open.OrderByDescending(a => a.Severity).ThenBy(a => a.OpenedOn)];

    private ImmutableArray<AlertRecord> Closed => [.. Care.Alerts.Alerts.Where(a => !a.IsOpen).OrderByDescending(a => a.ClosedOn)];

    protected override void OnInitialized() => today = pack.Today(clock);

    private static string Handling(AlertRecord alert)
    {
        var state = Wording.Say($"alert_{JsonName.Of(alert.State)}");
        return alert.SnoozedUntil is { } until ? $"{state} · {Wording.Say("snoozed_until", Format.Date(until))}" : state;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
