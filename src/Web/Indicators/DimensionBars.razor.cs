using System.Globalization;
using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>The dimensions of a composite as bars, with what each adds to it.</summary>
public sealed partial class DimensionBars
{
    [Parameter, EditorRequired]
    public required Assessment Assessment { get; set; }

    [Parameter, EditorRequired]
    public required Catalogue Catalogue { get; set; }

    private string Finding
    {
        get
        {
            var scored = Assessment.Dimensions.Where(d => d.Score is not null).OrderBy(d => d.Score).ToArray();
            return scored.Length == 0
                ? Wording.Say("no_dimension_scored")
                : Wording.Say("dimension_finding", Name(scored[0]), Format.Points(scored[0].Score), Name(scored[^1]), Format.Points(scored[^1].Score));
        }
    }

    private string Name(DimensionResult dimension) => Catalogue.Dimension(dimension.Code)!.Name.In(Cultures.Current);

    private static string Width(decimal score) => Math.Round(score, 1).ToString(CultureInfo.InvariantCulture);
}
