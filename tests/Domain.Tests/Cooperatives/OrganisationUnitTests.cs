using EconomieSociale.Cooperatives;
using Xunit;

namespace EconomieSociale.Tests.Cooperatives;

public class OrganisationUnitTests
{
    [Theory]
    [InlineData("2020-01-09", false)]
    [InlineData("2020-01-10", true)]
    [InlineData("2021-05-31", true)]
    [InlineData("2021-06-01", false)]
    public void ExistsOn_FromFoundationUntilClosing_ClosingDayExcluded(string day, bool exists) =>
        Assert.Equal(exists, Some.Unit(founded: "2020-01-10", closed: "2021-06-01").ExistsOn(Some.Day(day)));

    [Fact]
    public void ExistsOn_CollectiveEntry_IsNeverAUnit() => Assert.False(Some.Unit(kind: UnitKind.Collective).ExistsOn(Some.Today));

    [Fact]
    public void Beginning_WithoutFoundation_IsTheFirstMembership()
    {
        var unit = Some.Unit() with { Commune = MembershipHistory.Empty.Set("C11", Some.Day("2020-03-01")) };
        Assert.False(unit.ExistsOn(Some.Day("2020-02-29")));
        Assert.True(unit.ExistsOn(Some.Day("2020-03-01")));
    }

    [Fact]
    public void Beginning_NothingKnown_IsSinceAlways() => Assert.True(Some.Unit().ExistsOn(DateOnly.MinValue));

    [Fact]
    public void SetBy_ManyImports_RemembersTheLastEight()
    {
        var origin = Enumerable.Range(1, 12).Aggregate(FieldOrigin.None, (o, i) => o.SetBy($"i{i}"));
        Assert.Equal("i12", origin.Current);
        Assert.Equal(["i4", "i5", "i6", "i7", "i8", "i9", "i10", "i11"], origin.Past);
    }

    [Fact]
    public void SetBy_ByHand_KeepsTheImportAsPast()
    {
        var origin = FieldOrigin.None.SetBy("i1").SetBy(null).SetBy(null);
        Assert.Null(origin.Current);
        Assert.Equal(["i1"], origin.Past);
    }
}
