using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Territories;

/// <summary>The indicators of a slice by what they measure: value, colour, how it is put together, and from how many units. Each leads to the units.</summary>
public sealed partial class RateTable(Pack pack, Format format)
{
    [Parameter, EditorRequired]
    public required TerritoryScope Scope { get; set; }

    [Parameter, EditorRequired]
    public ImmutableArray<RateLine> Rates { get; set; }

    private static Status? Colour(RateLine line) => line.Terms.Rate(line.Indicator) is { } rate ? line.Indicator.ColourOfMany(rate) : null;
}
