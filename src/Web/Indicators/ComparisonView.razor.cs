using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Indicators;

/// <summary>Which units a proposed catalogue would show differently, and how many of each change.</summary>
public sealed partial class ComparisonView
{
    /// <summary>A proposal that changes more than this is not judged unit by unit; the API lists them all.</summary>
    private const int MaxShown = 200;

    [Parameter, EditorRequired]
    public required ComparisonBody Comparison { get; set; }

    private static string Arrow => Cultures.Direction == "rtl" ? "←" : "→";

    private IEnumerable<Transition> Transitions =>
    [
        .. Count<Status>(c => c.StatusBefore, c => c.StatusAfter, Chip),
        .. Count<UnitState>(c => c.StateBefore, c => c.StateAfter, Chip),
    ];

    private IEnumerable<Transition> Count<TEnum>(Func<StatusChangeBody, string> before, Func<StatusChangeBody, string> after, Func<TEnum, RenderFragment> chip)
        where TEnum : struct, Enum => Comparison.Changes
        .GroupBy(c => (Before: before(c), After: after(c)))
        .Where(g => g.Key.Before != g.Key.After)
        .OrderByDescending(g => g.Count())
        .Select(g => new Transition(chip(Named<TEnum>(g.Key.Before)), chip(Named<TEnum>(g.Key.After)), g.Count()));

    private static TEnum Named<TEnum>(string word)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(word, true);

    private sealed record Transition(RenderFragment Before, RenderFragment After, int Count);
}
