using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Alerts;

/// <summary>The alerts of a unit or of a funding line: why each is there, what to do, what was done.</summary>
public sealed partial class AlertCards(Pack pack, AlertWords words, Format format, TimeProvider clock)
{
    private DateOnly today;

    /// <summary>The code of the unit, or see <see cref="LineOwner"/>.</summary>
    [Parameter, EditorRequired]
    public string Owner { get; set; } = "";

    [Parameter, EditorRequired]
    public AlertBook Alerts { get; set; } = AlertBook.Empty;

    private ImmutableArray<AlertRecord> Open => [.. Alerts.Open.OrderByDescending(a => a.Severity).ThenBy(a => a.OpenedOn)];

    private ImmutableArray<AlertRecord> Closed => [.. Alerts.Alerts.Where(a => !a.IsOpen).OrderByDescending(a => a.ClosedOn)];

    protected override void OnInitialized() => today = pack.Today(clock);

    private static string Handling(AlertRecord alert)
    {
        var state = Wording.Say($"alert_{JsonName.Of(alert.State)}");
        return alert.SnoozedUntil is { } until ? $"{state} · {Wording.Say("snoozed_until", Format.Date(until))}" : state;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
