using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

public class VersionRulesTests
{
    private static readonly Period Current = Some.Period("2026Q4");

    private static readonly CatalogueMark First = new(1, "f1", null);

    [Theory]
    [InlineData("2026Q4", 0)]
    [InlineData("2027Q1", 0)]
    [InlineData("2026Q3", 1)]
    public void Check_NewVersion_MayNotBeginInThePast(string from, int faults) =>
        Assert.Equal(faults, VersionRules.Check([First], [First, new(2, "f2", Some.Period(from))], Current).Length);

    [Fact]
    public void Check_FirstEver_IsAccepted() => Assert.Empty(VersionRules.Check([], [First, new(2, "f2", Some.Period("2020Q1"))], Current));

    [Fact]
    public void Check_KnownVersion_MayNeitherChangeNorVanish()
    {
        Assert.Equal("catalogue_version_changed", VersionRules.Check([First], [First with { Fingerprint = "x" }], Current).Single().Code);
        Assert.Equal("catalogue_version_changed", VersionRules.Check([First], [First with { From = Current }], Current).Single().Code);
        Assert.Equal(["catalogue_version_missing", "catalogue_version_in_the_past"], VersionRules.Check([First], [new(2, "f2", null)], Current).Select(f => f.Code));
    }

    /// <summary>A later version assesses its own periods and leaves the earlier ones as they were.</summary>
    [Fact]
    public void CatalogueOf_APeriod_IsTheNewestThatHadBegun()
    {
        var second = TestPack.Draft.Catalogues[0] with { Version = new(2, Some.Period("2021Q3"), default, "a", TestPack.Named("why")),
            Indicators = [TestPack.Rate("margin", 1, "sales", "sales")] };
        var pack = PackRules.Check(TestPack.Draft with { Catalogues = [TestPack.Draft.Catalogues[0], second] }).Pack!;
        Assert.Equal([1, 1, 2, 2], new[] { "2019Q1", "2021Q2", "2021Q3", "2030Q1" }.Select(p => pack.CatalogueOf(Some.Period(p)).Version.Number));
        Assert.Equal(2, pack.CatalogueOf(Some.Period("2021")).Version.Number);

        var unit = new UnitContributions(Some.Unit(), [.. new[] { "2021Q2", "2021Q3" }.Select(p =>
            Some.Told("Q", p, Some.Figures(("sales", 1_000), ("costs", 400), ("members_total", 5))))]);
        var query = Some.Query("2021Q2..2021Q3") with { Indicators = ["margin"], GroupBy = [Dimensions.Period] };
        var rows = AggregateRules.Evaluate(query, [new UnitDossier(unit, pack)], null, pack).Rows;
        Assert.Equal([6m, 10m], rows.Select(r => r.Totals.Rates[0].Numerator));
    }
}
