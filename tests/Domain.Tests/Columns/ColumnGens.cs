using System.Collections.Immutable;
using CsCheck;
using EconomieSociale.Territories;

namespace EconomieSociale.Tests.Columns;

/// <summary>Units as they end, and the news of them as an area may hear it: several versions, in any order, some more than once.</summary>
internal sealed record Delivery(UnitContributions[] Final, UnitNews[] Order);

internal static class ColumnGens
{
    private static readonly (string Dimension, string[] Values)[] Values =
    [
        (Dimensions.Sector, ["S1", "S2", "S3"]), (Dimensions.Association, ["AS1", "AS2", ""]), (Dimensions.FundingLine, ["L1", ""]),
        (Dimensions.LegalForm, ["F1", ""]), (Dimensions.Kind, ["cooperative", "collective"]), (Dimensions.State, ["ok", "unknown", "struggling"]),
        (Dimensions.Status, ["grey", "green"]), (Dimensions.Size, ["small", "large", ""]), ("province", ["P1", "P2"]), ("commune", ["C11", "C21"]), ("region", ["R1"]),
        (Dimensions.Unit, ["U1", "U2", "U3"]), ("feminine", ["yes", ""]), ("accounted", ["no"]),
    ];

    private static readonly (string Dimension, string[] Values)[] Members =
    [
        (Dimensions.Sector, ["S1", "S2", "S3"]), (Dimensions.Association, ["AS1", "AS2"]), (Dimensions.FundingLine, ["L1", "L2"]),
        ("commune", ["C11", "C12", "C21", "C31"]), ("province", ["P1", "P2"]),
    ];

    private static readonly Gen<DimensionFilter> Filter =
        from at in Gen.Int[0, Values.Length - 1]
        from chosen in Gen.Shuffle(Values[at].Values, 1, Values[at].Values.Length)
        from excludes in Gen.Bool
        select new DimensionFilter(Values[at].Dimension, [.. chosen], excludes);

    /// <summary>A condition on a dated membership that names those that are kept.</summary>
    public static readonly Gen<DimensionFilter> Member =
        from at in Gen.Int[0, Members.Length - 1]
        from chosen in Gen.Shuffle(Members[at].Values, 1, 2)
        select new DimensionFilter(Members[at].Dimension, [.. chosen], Excludes: false);

    public static readonly Gen<ImmutableArray<DimensionFilter>> Filters = Filter.Array[0, 2].Select(f => f.ToImmutableArray());

    public static readonly Gen<ImmutableArray<string>> GroupBy =
        Gen.Shuffle(Dimensions.All.AddRange("region", "province", "commune", "feminine", "accounted").ToArray(), 0, AggregateQuery.MaxGroupBy).Select(d => d.ToImmutableArray());

    /// <summary>Versions of a unit: each later one has some reports corrected, some new, and perhaps another profile.</summary>
    private static readonly Gen<UnitContributions[]> Lives =
        from first in Gens.Histories
        from later in Gens.Histories.Array[0, 3]
        select later.Aggregate(new List<UnitContributions> { first }, (versions, next) =>
        {
            var before = versions[^1];
            var version = versions.Count + 1;
            versions.Add(before.Apply(new(next.Unit with { Code = first.Unit.Code, Version = version }, [.. next.Reports.Select(r => r with { Version = version })])));
            return versions;
        }).ToArray();

    public static readonly Gen<Delivery> Deliveries =
        from lives in Lives.Array[0, 6]
        let units = lives.DistinctBy(l => l[0].Unit.Code).ToArray()
        let news = units.SelectMany(l => l.Select(Books.Whole).Append(Books.Whole(l[0]))).ToArray()
        from order in Gen.Shuffle(news)
        select new Delivery([.. units.Select(l => l[^1])], order);
}
