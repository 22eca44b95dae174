using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>The indicators of one dimension, each with its definition folded away.</summary>
public sealed partial class CatalogueTable(Format format)
{
    [Parameter, EditorRequired]
    public required IndicatorGroup<Indicator> Group { get; set; }

    private string Name => Group.Dimension.Name.In(Cultures.Current);
}
