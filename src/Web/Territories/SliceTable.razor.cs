using System.Collections.Immutable;
using EconomieSociale.Localisation;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Territories;

/// <summary>A table of slices (divisions, sectors) with their coverage and headline figures.</summary>
public sealed partial class SliceTable(Format format)
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string RowTitle { get; set; }

    [Parameter, EditorRequired]
    public ImmutableArray<SliceRow> Rows { get; set; }

    [Parameter, EditorRequired]
    public required Func<string, string> Name { get; set; }

    /// <summary>Where a row leads; null for nowhere.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string?> Link { get; set; }

    [Parameter, EditorRequired]
    public required Headline Headline { get; set; }

    private IEnumerable<string> Headings => Headline.Elements.Select(format.Heading)
        .Concat(Headline.Indicators.Select(i => i.Name.In(Cultures.Current)));

    private IEnumerable<string> Figures(Totals? totals) => totals is null
        ? Headings.Select(_ => Format.Silence)
        : Headline.Elements.Zip(totals.Elements, Format.Total).Concat(Headline.Indicators.Zip(totals.Rates, format.Rate));
}
