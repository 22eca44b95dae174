using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Territories;

/// <summary>How many units are in each state and of each colour: two bars, each with its numbers, which lead to the units.</summary>
public sealed partial class StateBars
{
    [Parameter, EditorRequired]
    public required TerritoryScope Scope { get; set; }

    [Parameter, EditorRequired]
    public StateCounts Counts { get; set; }

    private long Units => Counts.Ok + Counts.Struggling + Counts.Unknown;

    private string Finding => Wording.Say(
        "states_finding",
        Format.Whole(Counts.Struggling),
        Format.Whole(Units),
        Format.Percent(Units == 0 ? null : (decimal)Counts.Struggling / Units),
        Format.Whole(Counts.Unknown));

    private IEnumerable<Bar> Bars =>
    [
        new(Wording.Say("by_state"), Wording.Say("state"), Parts(
            [(UnitState.Struggling, Counts.Struggling), (UnitState.Unknown, Counts.Unknown), (UnitState.Ok, Counts.Ok)], s => Scope.UnitsLink(state: JsonName.Of(s)), Chip)),
        new(Wording.Say("by_colour"), Wording.Say("colour"), Parts(
            [(Status.Red, Counts.Red), (Status.Amber, Counts.Amber), (Status.Green, Counts.Green), (Status.Grey, Counts.Grey)],
            s => Scope.UnitsLink(status: JsonName.Of(s)), Chip)),
    ];

    private static ImmutableArray<Part> Parts<T>((T Name, long Count)[] counts, Func<T, string> link, Func<T, RenderFragment> chip)
        where T : struct, Enum
    {
        var whole = counts.Sum(c => c.Count);
        var parts = ImmutableArray.CreateBuilder<Part>();
        var start = 0m;
        foreach (var (name, count) in counts)
        {
            var share = whole == 0 ? 0 : (decimal)count / whole;
            parts.Add(new(JsonName.Of(name), count, share, start, link(name), chip(name)));
            start += share * 100;
        }

        return parts.ToImmutable();
    }

    private static string N(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private sealed record Bar(string Title, string Heading, ImmutableArray<Part> Parts);

    private sealed record Part(string Name, long Count, decimal Share, decimal Start, string Link, RenderFragment Chip);
}
