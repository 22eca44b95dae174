using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Funding;

/// <summary>The forms by which operations are entered: one for each kind, with the fields that the kind has and no others.</summary>
public sealed partial class OperationForms(Pack pack, FundWords words, Names names, TimeProvider clock)
{
    private FundTerms terms = null!;
    private DateOnly today;

    [Parameter, EditorRequired]
    public ImmutableArray<OperationKind> Kinds { get; set; }

    [Parameter, EditorRequired]
    public string Action { get; set; } = "";

    /// <summary>The form that was just sent and did nothing.</summary>
    [Parameter, EditorRequired]
    public FundForm? Refused { get; set; }

    /// <summary>Of the agreement, where there is one.</summary>
    [Parameter]
    public ImmutableArray<Tranche> Tranches { get; set; } = [];

    /// <summary>Of the agreement, where there is one.</summary>
    [Parameter]
    public ImmutableArray<MilestoneState> Milestones { get; set; } = [];

    /// <summary>The operations that a reversal may name: those of the page.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<Operation> Operations { get; set; }

    private IEnumerable<(string Value, string Text)> Lines => terms.Lines.Keys.Select(l => (l, names.Listed(CodeList.FundingLine, l)));

    private IEnumerable<(string Value, string Text)> TrancheChoices =>
        Tranches.Select(t => (Text(t.Number), Wording.Say("figure_line", Wording.Say("tranche_number", Format.Whole(t.Number)), words.Show(t.Amount))));

    private IEnumerable<(string Value, string Text)> MilestoneChoices => Milestones.Where(m => m.ReachedOn is null).Select(m => (Text(m.Number), m.Name));

    private IEnumerable<(string Value, string Text)> ReversalChoices => Operations.Standing().Reverse().Select(o => (Text(o.Number), words.Named(o)));

    protected override void OnInitialized() => (terms, today) = (pack.Fund!, pack.Today(clock));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
