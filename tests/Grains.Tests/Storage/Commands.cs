using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Storage;

/// <summary>Commands in the terms of the default pack, short enough to read in a test.</summary>
public static class Commands
{
    public const string Laayoune = "321.01.03";
    public const string Boujdour = "121.01.01";

    public static UnitChange Register(string code, string commune = Laayoune, string sector = "fishing", string? association = null, string kind = "cooperative",
        DateOnly? validFrom = null, string? import = null)
    {
        var set = ImmutableDictionary.CreateRange(new[]
        {
            KeyValuePair.Create<UnitField, string?>(UnitField.Name, $"Unit {code}"),
            KeyValuePair.Create<UnitField, string?>(UnitField.Kind, kind),
            KeyValuePair.Create<UnitField, string?>(UnitField.Commune, commune),
            KeyValuePair.Create<UnitField, string?>(UnitField.Sector, sector),
        });
        return new(code, association is null ? set : set.Add(UnitField.Association, association), [], validFrom, import);
    }

    public static UnitChange Move(string code, string commune, DateOnly from) =>
        new(code, ImmutableDictionary<UnitField, string?>.Empty.Add(UnitField.Commune, commune), [], from);

    public static SubmitReport Report(string id, string period, decimal sales, decimal members = 12, decimal women = 3, int? expected = null) => new(
        id,
        "Q",
        period,
        [
            KeyValuePair.Create("sales_revenue", RawValue.Of(sales)),
            KeyValuePair.Create("members_total", RawValue.Of(members)),
            KeyValuePair.Create("members_women", RawValue.Of(women)),
        ],
        "test",
        ExpectedRevision: expected);

    public static async Task<AggregateAnswer> Total(this IGrainFactory grains, string period, string territory = "MA", string vintage = "2015", params string[] groupBy)
    {
        if (!PeriodRange.TryParse(period, out var range))
        {
            throw new ArgumentException(period, nameof(period));
        }

        var query = new AggregateQuery(territory, vintage, range, [.. groupBy], ["sales_revenue", "members_total"], ["W1"], [], false);
        return await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(territory, vintage)).Aggregate(query);
    }

    /// <summary>Total sales in centimes.</summary>
    public static async Task<long> Sales(this IGrainFactory grains, string period, string territory = "MA") =>
        (long)(await grains.Total(period, territory)).Total.Elements[0].Sum;
}
