using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>The indicators of a unit beside those of its sector, by what they measure.</summary>
public sealed partial class IndicatorTable(IndicatorWords words, Names names)
{
    [Parameter, EditorRequired]
    public required Standing Standing { get; set; }

    private IEnumerable<IndicatorGroup<(Indicator Indicator, IndicatorResult Result)>> Groups => IndicatorGroups.Of(
        Standing.Catalogue,
        Standing.Assessment!.Indicators.Select(r => (Indicator: Standing.Catalogue.Find(r.Code)!, Result: r)),
        p => p.Indicator);

    private (decimal Lower, decimal Median, decimal Upper, int Count)? Quartiles(string code) =>
        Standing.Peers.Lines.GetValueOrDefault(code) is { LowerQuartile: { } lower, Median: { } median, UpperQuartile: { } upper } line ? (lower, median, upper, line.Peers) : null;
}
