using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Columns;

/// <summary>The test pack with indicators of every kind of total, one that looks back, and one that is scored, so that units have states.</summary>
internal static class ColumnPack
{
    public static Pack Pack { get; } = PackRules.Check(TestPack.Draft with
    {
        Catalogues = [Catalogue()],
        Traits =
        [
            new("feminine", TestPack.Named("feminine"), Formula.Parse("2 * members_women > members_total")),
            new("accounted", TestPack.Named("accounted"), Formula.Parse("accounts_ok")),
        ],
    }).Pack!;

    private static CatalogueDraft Catalogue()
    {
        var plain = TestPack.Catalogue(
            TestPack.Rate("women_share", 100, "members_women", "members_total"),
            TestPack.Rate("margin", 100, "sales - costs", "sales"),
            TestPack.Rate("sales_per_member", 1, "sales", "members_total"),
            TestPack.Rate("yearly_sales", 1, "rolling_year(sales)", "members_total"),
            TestPack.Rate("total_sales", 1, "sales", "") with { Aggregation = Aggregation.Sum },
            TestPack.Rate("typical_cash", 1, "cash", "members_total") with { Aggregation = Aggregation.MedianOfUnits },
            TestPack.Rate("solid", 1, "cash", "loans") with { Aggregation = Aggregation.ShareAbove, Threshold = 1 },
            TestPack.Rate("health", 100, "cash", "sales") with { Measures = "O1", IsScored = true, AnchorKind = AnchorKind.Fixed, Anchors = [0, 50, 75, 100] });
        return plain with { Dimensions = plain.Dimensions.Add(new("O1", DimensionKind.Obstacle, 1, TestPack.Named("O1"))), Scale = TestPack.Scale };
    }
}
