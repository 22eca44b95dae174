using System.Globalization;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>How a unit is judged: the limits of the colours, the slower states, the dimensions with their weights, the gates.</summary>
public sealed partial class ScaleView(Pack pack, GateWords words, TimeProvider clock)
{
    [Parameter, EditorRequired]
    public required Catalogue Catalogue { get; set; }

    private ScoringScale Scale => Catalogue.Scale;

    private IEnumerable<string> Sentences =>
    [
        Wording.Say("scale_colours", Format.Number(Scale.Green), Format.Number(Scale.Amber)),
        Wording.Say("scale_dimension", Format.Whole(Scale.ObservedMinimum), Format.Percent(Scale.ObservedShare)),
        Wording.Say("scale_coverage", Format.Percent(Scale.MinimumCoverage)),
        .. Scale.RequiredDimensions.Select(d => Wording.Say("scale_required", Catalogue.Dimension(d)?.Name.In(Cultures.Current) ?? d)),
        Wording.Say("scale_enter", Format.Whole(Scale.Enter.Periods), Format.Number(Scale.Enter.Below), Format.Number(Scale.Enter.AtOnceBelow)),
        Wording.Say("scale_leave", Format.Whole(Scale.Leave.Periods), Format.Number(Scale.Leave.From)),
        Wording.Say("scale_unknown", Format.Whole(Scale.UnknownAfter)),
        .. Scale.CarryForward > 0 ? [Wording.Say("scale_carry", Format.Whole(Scale.CarryForward))] : Array.Empty<string>(),
        Wording.Say("scale_fragile"),
        Wording.Say("scale_peers", Format.Whole(Scale.MinimumPeers)),
    ];

    /// <summary>The longest bar is the heaviest dimension.</summary>
    private string Share(Dimension dimension) =>
        Math.Round(100 * dimension.Weight / Catalogue.Obstacles.Max(d => d.Weight), 1).ToString(CultureInfo.InvariantCulture);
}
