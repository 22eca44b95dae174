using System.Collections.Immutable;
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
    IReadOnlyDictionary<string, ImmutableArray<Coded>> Lists);

/// <summary>A rate as the API shows it.</summary>
public sealed record IndicatorBody(string Code, Label Name, string Unit, decimal Factor, string Numerator, string Denominator, bool HigherIsBetter);

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
        [.. pack.Indicators.Select(i => new IndicatorBody(i.Code, i.Name, i.Unit, i.Factor, i.Numerator.Text, i.Denominator.Text, i.HigherIsBetter))],
        new[] { CodeList.Sector, CodeList.LegalForm, CodeList.FundingLine, CodeList.Unit }.ToDictionary(l => l, l => pack.List(l).Items)));
}
