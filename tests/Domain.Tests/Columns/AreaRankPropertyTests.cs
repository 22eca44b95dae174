using CsCheck;
using EconomieSociale.Columns;
using EconomieSociale.Tests.Territories;
using Xunit;

namespace EconomieSociale.Tests.Columns;

public class AreaRankPropertyTests
{
    /// <summary>Few different amounts, so that values tie.</summary>
    [Fact]
    public void Rank_AnyQuestion_GivesTheFirstUnitsOfAllInOrder() => Gen.Select(
        Gens.Queries, ColumnGens.Filters, Gens.Histories.Array[0, 20], Gen.Bool, Gen.Int[1, 5], Gen.Int[0, 3]).Sample(
        (query, filters, histories, ascending, limit, at) =>
        {
            var units = histories.Select((h, i) => h with { Unit = h.Unit with { Code = $"U{i}" } }).ToArray();
            var indicator = ColumnPack.Pack.Indicator(new[] { "women_share", "margin", "yearly_sales", "health" }[at])!;
            var asked = query with { Filters = filters, GroupBy = [] };
            var expected = Asked.Rank(asked, indicator, units, "P1", ColumnPack.Pack).Select(r => (r.Slice.Unit.Code, r.Value));
            var ordered = ascending ? expected.OrderBy(r => r.Value) : expected.OrderByDescending(r => r.Value);
            Assert.Equal(
                ordered.ThenBy(r => r.Code, StringComparer.Ordinal).Take(limit),
                AreaRank.Rank(Books.Of(units, ColumnPack.Pack), asked, indicator, ascending, limit, "P1").Select(r => (r.Unit.Code, r.Value)));
        },
        iter: 1_500);
}
