using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Alerts;

/// <summary>The accompaniment plans of a unit: what is done against what, by whom and until when, and where the indicators stand.</summary>
public sealed partial class PlanSection(Pack pack, AlertWords words, Format format, TimeProvider clock)
{
    /// <summary>Actions that the form has room for; the API takes as many as a plan may have.</summary>
    private const int Rows = 3;

    private DateOnly today;

    [Parameter, EditorRequired]
    public string Unit { get; set; } = "";

    [Parameter, EditorRequired]
    public CareBook Care { get; set; } = CareBook.Empty;

    /// <summary>The newest; null before the first report.</summary>
    [Parameter]
    public Assessment? Assessment { get; set; }

    /// <summary>The obstacles, the worst first: where a plan begins.</summary>
    private ImmutableArray<string> Worst =>
        [.. pack.Catalogue.Obstacles.Select(o => o.Code).OrderBy(code => Assessment?.Dimensions.FirstOrDefault(d => d.Code == code)?.Score ?? decimal.MaxValue)];

    protected override void OnInitialized() => today = pack.Today(clock);

    private string Dimension(string code) => pack.Catalogue.Dimension(code)?.Name.In(Cultures.Current) ?? code;

    private decimal? Now(PlanAction action) => Assessment?.Indicator(action.Indicator)?.OrNull;

    private string Value(PlanAction action, decimal? value) =>
        value is { } known && pack.Indicator(action.Indicator) is { } indicator ? format.Indicator(indicator, known) : Format.Silence;

    private string Reached(PlanAction action) => PlanBody.Attained(action, Now(action), pack) == true ? Wording.Say("plan_reached") : "";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
