using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>The codes that commands and questions may use.</summary>
public sealed record ProgrammeBody(
    string Id,
    int Version,
    string Fingerprint,
    Label Name,
    string Currency,
    ImmutableArray<Level> Levels,
    ImmutableArray<Vintage> Vintages,
    string DefaultVintage,
    ImmutableArray<DataSet> DataSets,
    ImmutableArray<DataElement> Elements,
    ImmutableArray<IndicatorBody> Indicators,
    ImmutableArray<Dimension> Dimensions,
    ImmutableArray<GateRuleBody> Gates,
    ScoringScale Scoring,
    ImmutableArray<CatalogueVersion> Versions,
    IReadOnlyDictionary<string, ImmutableArray<Coded>> Lists);

/// <summary>An indicator of the catalogue as the API shows it.</summary>
/// <param name="Anchors">Floor, amber, green, cap; empty where nothing fixed judges it.</param>
public sealed record IndicatorBody(
    string Code,
    Label Name,
    string Unit,
    string Subject,
    string Measures,
    bool Scored,
    decimal Factor,
    string Numerator,
    string Denominator,
    string Applies,
    string WhenZero,
    bool HigherIsBetter,
    ImmutableArray<decimal> Anchors,
    string Aggregation,
    decimal? Threshold,
    string Standard)
{
    public static IndicatorBody Of(IndicatorDraft i) => new(
        i.Code, i.Name, i.Unit, JsonName.Of(i.Subject), i.Measures, i.IsScored, i.Factor, i.Numerator, i.Denominator, i.Applies, i.WhenZero, i.HigherIsBetter, i.Anchors,
        JsonName.Of(i.Aggregation), i.Threshold, i.Standard);
}

/// <summary>A gate of the catalogue.</summary>
public sealed record GateRuleBody(string Code, string Colour, string Condition, Label Name);

/// <summary><c>/api/v1/programme</c>: what the pack in force asks and knows, for scripts that must name it.</summary>
public static class ProgrammeApi
{
    public static void MapProgramme(this IEndpointRouteBuilder api) =>
        api.MapGet("/programme", Get).WithTags("Programme").WithSummary("The pack in force: levels, forms, data elements, indicators, code lists");

    private static Ok<ProgrammeBody> Get(Pack pack) => TypedResults.Ok(new ProgrammeBody(
        pack.Id,
        pack.Version,
        pack.Fingerprint,
        pack.Name,
        pack.Currency,
        pack.Levels,
        pack.Vintages,
        pack.DefaultVintage.Code,
        pack.DataSets,
        pack.Elements,
        [.. pack.Catalogue.Draft.Indicators.Select(IndicatorBody.Of)],
        pack.Catalogue.Draft.Dimensions,
        [.. pack.Catalogue.Draft.Gates.Select(g => new GateRuleBody(g.Code, JsonName.Of(g.Colour), g.Condition, g.Name))],
        pack.Catalogue.Scale,
        [.. pack.Catalogues.Select(c => c.Version)],
        new[] { CodeList.Sector, CodeList.LegalForm, CodeList.FundingLine, CodeList.Unit }.ToDictionary(l => l, l => pack.List(l).Items)));
}
