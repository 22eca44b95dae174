using System.Collections.Immutable;
using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>How a unit is doing and why, in words.</summary>
public sealed partial class StandingView(Sentences sentences)
{
    [Parameter, EditorRequired]
    public required Standing Standing { get; set; }

    private AssessmentView View => Standing.View;

    /// <summary>A gate, not the composite, decides the colour.</summary>
    private bool IsLimited => Standing.Assessment is { } a && a.Band != View.Status && View.Status != Status.Grey;

    private int Estimated => Standing.Assessment?.Indicators.Count(i => i.IsEstimated) ?? 0;

    private IEnumerable<Group> Groups
    {
        get
        {
            var all = sentences.Of(View, Standing.Catalogue);
            Group[] groups =
            [
                new(Wording.Say("why"), [.. all.Where(s => s.Kind is not ("change" or "toGreen"))]),
                new(View.Previous is { } before ? Wording.Say("changed_since", Format.Period(before.Period)) : "", [.. all.Where(s => s.Kind == "change")]),
                new(Wording.Say("way_to_green"), [.. all.Where(s => s.Kind == "toGreen")]),
            ];
            return groups.Where(g => !g.Reasons.IsEmpty);
        }
    }

    private bool IsFigure(string code) => Standing.Catalogue.Find(code) is not null;

    private sealed record Group(string Title, ImmutableArray<SentenceBody> Reasons);
}
