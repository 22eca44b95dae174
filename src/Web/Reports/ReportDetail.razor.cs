using EconomieSociale.Cooperatives;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Reports;

/// <summary>One report in full: every value that the form asks of this kind of unit, and every revision.</summary>
public sealed partial class ReportDetail(Pack pack, Names names, Format format)
{
    [Parameter, EditorRequired]
    public required OrganisationUnit Unit { get; set; }

    [Parameter, EditorRequired]
    public required Report Report { get; set; }

    /// <summary>What was sent last; of a report that was never sent, the draft.</summary>
    private Figures Shown => Report.Latest?.Figures ?? Report.Draft?.Figures ?? Figures.Empty;

    /// <summary>What the form asks, and what was reported although it is no longer asked.</summary>
    private IEnumerable<DataElement> Asked => pack.Elements.Where(e =>
        (e.DataSets.Contains(Report.DataSet) && e.IsFilledBy(Unit.Kind)) || Shown[e.Code] is not null);
}
