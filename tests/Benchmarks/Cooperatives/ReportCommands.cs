using System.Collections.Immutable;
using EconomieSociale.Benchmarks.Data;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Benchmarks.Cooperatives;

/// <summary>What a person or a script would send to the grain of a unit.</summary>
internal static class ReportCommands
{
    private const string Author = "benchmark";

    public static async Task Register(IGrainFactory grains, int unit, Traits traits)
    {
        var code = Landscape.Unit(unit);
        var fields = ImmutableDictionary<UnitField, string?>.Empty
            .Add(UnitField.Name, "Unit " + code)
            .Add(UnitField.Kind, nameof(UnitKind.Cooperative))
            .Add(UnitField.LegalForm, Landscape.LegalForm(traits.LegalForm))
            .Add(UnitField.Commune, Landscape.Commune(traits.Commune))
            .Add(UnitField.Sector, Landscape.Sector(traits.Sector))
            .Add(UnitField.Association, Landscape.Association(traits.Association))
            .Add(UnitField.FundingLine, Landscape.FundingLine(traits.FundingLine));
        var outcome = await Grain(grains, unit).Change(new(code, fields, [], null));
        if (!outcome.Refusals.IsEmpty)
        {
            throw new InvalidOperationException(string.Join("; ", outcome.Refusals));
        }
    }

    /// <summary>Sends a report; the same unit and quarter again are the same command.</summary>
    public static async Task Submit(IGrainFactory grains, int unit, int quarter, ImmutableArray<KeyValuePair<string, RawValue>> values)
    {
        var outcome = await Grain(grains, unit).Submit(new($"{unit}-{quarter}", BenchmarkPack.Form, BenchmarkPack.Quarter(quarter).ToString(), values, Author));
        if (outcome.Kind is not (OutcomeKind.Accepted or OutcomeKind.Unchanged))
        {
            throw new InvalidOperationException($"{outcome.Kind}: {string.Join("; ", outcome.Refusals)}");
        }
    }

    /// <summary>The figures of a report as they are sent, from smallest units by place of the measure.</summary>
    public static ImmutableArray<KeyValuePair<string, RawValue>> Values(long[] minor, int womenLed) =>
    [
        .. minor.Select((value, m) => KeyValuePair.Create(
            Measures.Names[m], RawValue.Of(FixedPoint.FromMinor(value, m < Measures.Counts ? 0 : Measures.MoneyDecimals)))),
        new(BenchmarkPack.WomenLed, RawValue.Of(womenLed == 1)),
    ];

    private static ICooperativeGrain Grain(IGrainFactory grains, int unit) => grains.Cooperative(Landscape.Unit(unit));
}
