using System.Collections.Immutable;
using CsCheck;
using EconomieSociale.Cooperatives;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class AggregatePropertyTests
{
    private const int Samples = 400;

    private static readonly Gen<AggregateQuery> PlainQueries = Gens.Queries
        .Select(q => q with { Filters = [.. q.Filters.Where(f => f.Dimension == Dimensions.Sector)], GroupBy = [] });

    [Fact]
    public void Total_OfUnitsThatMove_IsThatOfAPlainRecomputation() => Gen.Select(PlainQueries, Gens.Regions).Sample(
        (query, units) =>
        {
            var sums = query with { Indicators = [] };
            Assert.Equal(NaiveTotals.Of(sums, units), Evaluate(sums, units).Total);
        },
        iter: Samples * 3);

    [Fact]
    public void Total_OfUnitsThatStay_HasTheRatesOfAPlainRecomputation() => Gen.Select(PlainQueries, Gens.Regions).Sample(
        (query, units) =>
        {
            UnitContributions[] settled = [.. units.Select(u => u with { Unit = Settled(u.Unit) })];
            Assert.Equal(NaiveTotals.Of(query, settled), Evaluate(query, settled).Total);
        },
        iter: Samples * 3);

    [Fact]
    public void Total_OfUnitsThatMove_HasTheRatesOfAPlainRecomputation() => Gen.Select(PlainQueries.Select(q => q with { Territory = "N", Filters = [] }), Gens.Regions).Sample(
        (query, units) => Assert.Equal(NaiveTotals.Of(query, units), Evaluate(query, units).Total), iter: Samples);

    [Fact]
    public void Rows_OfAnyDimensions_AddUpExactlyToTheTotal() => Gen.Select(Gens.Queries, Gens.Regions).Where((q, _) => !q.GroupBy.IsEmpty).Sample(
        (query, units) =>
        {
            var answer = Evaluate(query, units);
            Assert.Equal(answer.Total, answer.Rows.Aggregate(Totals.Zero(query), (t, r) => t + r.Totals));
        },
        iter: Samples);

    [Fact]
    public void Rows_ByPeriod_AddUpForReportsAndFlows() => Gen.Select(Gens.Queries, Gens.Regions).Sample(
        (query, units) =>
        {
            var flows = query with { GroupBy = [Dimensions.Period], Elements = ["sales", "net_result"], Indicators = [],
                Filters = [.. query.Filters.Where(f => f.Dimension == Dimensions.Sector)] };
            var answer = Evaluate(flows, units);
            var sum = answer.Rows.Aggregate(Totals.Zero(flows), (t, r) => t + r.Totals);
            Assert.Equal(answer.Total with { Units = 0, States = default }, sum with { Units = 0, States = default });
        },
        iter: Samples);

    [Fact]
    public void Evaluate_AreaByAreaMergedInAnyOrder_IsTheWhole() =>
        Gen.Select(Gens.Queries, Gens.Regions, Gen.Shuffle(TestPack.Areas.ToArray()), Gen.Bool).Sample(
            (query, units, areas, leftFirst) =>
            {
                var parts = areas.Select(a => Asked.Evaluate(query, units, a, TestPack.Pack)).ToArray();
                var merged = leftFirst
                    ? AggregateAnswer.Merge(query, [AggregateAnswer.Merge(query, [parts[0], parts[1]]), parts[2]])
                    : AggregateAnswer.Merge(query, [parts[0], AggregateAnswer.Merge(query, [parts[1], parts[2]])]);
                AssertSame(Evaluate(query, units), merged);
                AssertSame(merged, AggregateAnswer.Merge(query, parts));
            },
            iter: Samples);

    [Fact]
    public void Evaluate_UnitsInAnyOrder_GivesTheSameAnswer() =>
        Gen.Select(Gens.Queries, Gens.Regions.SelectMany(u => Gen.Shuffle(u).Select(s => (u, s)))).Sample(
            (query, units) => AssertSame(Evaluate(query, units.u), Evaluate(query, units.s)), iter: Samples);

    [Fact]
    public void Total_OfTheNation_IsThatOfItsRegionsAndOfItsProvinces() => Gen.Select(Gens.Queries, Gens.Regions).Sample(
        (query, units) =>
        {
            Totals Sum(params string[] parts) => parts.Aggregate(Totals.Zero(query), (t, p) => t + Evaluate(query with { Territory = p }, units).Total);
            var nation = Evaluate(query with { Territory = "N" }, units).Total;
            Assert.Equal(nation, Sum("R1", "R2"));
            Assert.Equal(nation, Sum("P1", "P2", "P3"));
        },
        iter: Samples);

    [Fact]
    public void Total_OfTheNation_IsTheSameInBothVintages() => Gen.Select(Gens.Queries, Gens.Regions).Sample(
        (query, units) => Assert.Equal(
            Evaluate(query with { Territory = "N", Vintage = TestPack.Old }, units).Total, Evaluate(query with { Territory = "N", Vintage = TestPack.New }, units).Total),
        iter: Samples);

    [Fact]
    public void Total_OfTheNation_IsKeptWhenUnitsMove() => Gen.Select(Gens.Queries, Gens.Regions, Gens.Communes.Array[8]).Sample(
        (query, units, moves) =>
        {
            var nation = query with { Territory = "N", Indicators = [], Filters = [.. query.Filters.Where(f => f.Dimension == Dimensions.Sector)] };
            UnitContributions[] moved = [.. units.Select((u, i) => u with { Unit = u.Unit with { Commune = Moved(u.Unit.Commune, moves[i]) } })];
            Assert.Equal(Evaluate(nation, units).Total, Evaluate(nation, moved).Total);
        },
        iter: Samples);

    [Fact]
    public void Total_AfterACorrection_IsThatOfTheCorrectionAlone() => Gen.Select(Gens.Queries, Gens.Histories, Gens.Histories).Sample(
        (query, first, second) =>
        {
            var corrected = new UnitContributions(first.Unit, [.. first.Reports
                .Select((r, i) => i < second.Reports.Length && second.Reports[i].DataSet == r.DataSet ? second.Reports[i] with { Period = r.Period, Version = 2 } : r)]);
            AssertSame(Evaluate(query, [corrected]), Evaluate(query, [first.Apply(corrected)]));
        },
        iter: Samples);

    /// <summary>The same beginning in another place: when a unit began is not changed by where.</summary>
    private static MembershipHistory Moved(MembershipHistory before, MembershipHistory after) =>
        new([after.Entries[0] with { From = before.Entries[0].From }, .. after.Entries.Skip(1).Where(e => e.From > (before.Entries[0].From ?? DateOnly.MinValue))]);

    private static OrganisationUnit Settled(OrganisationUnit unit) => unit with
    {
        Commune = new(unit.Commune.Entries[..1]),
        Sector = new(unit.Sector.Entries[..1]),
        Association = MembershipHistory.Empty,
        FundingLine = MembershipHistory.Empty,
    };

    private static AggregateAnswer Evaluate(AggregateQuery query, UnitContributions[] units) => Asked.Evaluate(query, units, null, TestPack.Pack);

    private static void AssertSame(AggregateAnswer expected, AggregateAnswer actual)
    {
        Assert.Equal(expected.Total, actual.Total);
        Assert.Equal(expected.Rows.Select(r => (Key(r.Key), r.Totals)), actual.Rows.Select(r => (Key(r.Key), r.Totals)));
    }

    private static string Key(ImmutableArray<string> key) => string.Join('|', key);
}
