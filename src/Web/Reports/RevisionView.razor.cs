using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Reports;

/// <summary>A revision: who, when, why, what it changed, what rules found, and how it was reviewed.</summary>
public sealed partial class RevisionView(Pack pack, Names names, Format format)
{
    [Parameter, EditorRequired]
    public required Revision Revision { get; set; }

    [Parameter]
    public Revision? Previous { get; set; }

    private IEnumerable<(DataElement Element, ElementValue? Before, ElementValue? After)> Changes => pack.Elements
        .Select(e => (Element: e, Before: Previous!.Figures[e.Code], After: Revision.Figures[e.Code]))
        .Where(c => c.Before != c.After);
}
