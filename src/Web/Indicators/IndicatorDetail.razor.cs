using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>One indicator of a unit, down to the reported values: who reported them, in which revision, when.</summary>
public sealed partial class IndicatorDetail(IndicatorWords words, Pack pack, Names names, Format format)
{
    [Parameter, EditorRequired]
    public required Standing Standing { get; set; }

    private Indicator Indicator => Standing.Opened!;

    private string Unit(IndicatorInput input) => input.State == ValueState.Known && pack.Element(input.Name) is { } element ? format.Unit(element) : "";

    /// <summary>Where a figure comes from that stands in no report.</summary>
    private string Origin(IndicatorInput input) => input.State != ValueState.Known && pack.Element(input.Name) is not null ? "report_missing"
        : Standing.Catalogue.Find(input.Name) is not null ? "from_indicator"
        : IndicatorWords.IsAboutUnit(input.Name) ? "from_profile"
        : BuiltIn.TypeOf(input.Name) is not null ? "from_system" : "from_parameter";
}
