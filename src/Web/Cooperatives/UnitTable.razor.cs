using System.Collections.Immutable;
using EconomieSociale.Localisation;
using EconomieSociale.Territories;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Cooperatives;

/// <summary>A table of units. With <see cref="SortLink"/> its headings are links that sort it.</summary>
public sealed partial class UnitTable(Names names)
{
    private static readonly (string? Sort, string Title)[] Columns =
    [
        ("name", "name"), ("code", "code"), (null, "kind"), ("commune", "commune"), ("sector", "sector"),
        (null, "state"), ("status", "colour"), ("composite", "composite"), ("lastReport", "last_report"),
    ];

    private static readonly ImmutableHashSet<string> Numbers = ["composite"];

    [Parameter, EditorRequired]
    public ImmutableArray<UnitSummary> Items { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string Sort { get; set; } = UnitList.DefaultSort;

    /// <summary>The address of the list in another order.</summary>
    [Parameter]
    public Func<string, string>? SortLink { get; set; }

    private static TEnum Named<TEnum>(string word)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(word, true);

    private string NextSort(string key) => Sort == key ? "-" + key : key;

    private string? SortState(string? key) => SortLink is null || key is null ? null : Sort == key ? "ascending" : Sort == "-" + key ? "descending" : null;

    private string Arrow(string key) => Sort == key ? " ▲" : Sort == "-" + key ? " ▼" : "";
}
