using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Territories;

/// <summary>The totals of data elements, each with how many of those asked reported it.</summary>
public sealed partial class ElementTable(Format format)
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IEnumerable<ElementLine> Lines { get; set; }

    /// <summary>Those that nobody reported: named, so that silence is seen, and folded away.</summary>
    private IEnumerable<ElementLine> Silent => Lines.Where(l => !IsReported(l));

    private static bool IsReported(ElementLine line) => line.Total.Reported + line.Total.CarriedForward > 0;
}
