using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>The form by which an agreement of a line is signed.</summary>
public sealed partial class AgreementForm(Pack pack, Format format, TimeProvider clock)
{
    /// <summary>Partners and tranches that the form has room for; the API takes as many as an agreement may have.</summary>
    private const int PartnerRows = 3;

    private const int TrancheRows = 4;
    private const int MilestoneRows = 3;

    private FundForm form = null!;
    private DateOnly today;

    [Parameter, EditorRequired]
    public string Line { get; set; } = "";

    /// <summary>The form that was just sent and did nothing.</summary>
    [Parameter, EditorRequired]
    public FundForm? Refused { get; set; }

    protected override void OnInitialized() => (form, today) = (Refused ?? FundForm.Blank, pack.Today(clock));

    private IEnumerable<Reason> Faults(string field) => form.Faults.Where(f => f.Field == field).Distinct();

    private string? Invalid(string field) => Faults(field).Any() ? "true" : null;
}
