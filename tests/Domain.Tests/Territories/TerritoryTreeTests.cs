using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class TerritoryTreeTests
{
    private static readonly TerritoryTree Tree = TestPack.Pack.Territory;

    [Theory]
    [InlineData(TestPack.Old, "N/R1/P2/C21")]
    [InlineData(TestPack.New, "N/R2/P2/C21")]
    public void Path_OfACommune_FollowsTheVintage(string vintage, string path) => Assert.Equal(path, Codes(Tree.Path(Find("C21"), vintage)));

    [Theory]
    [InlineData("R1", TestPack.Old, "P1/P2")]
    [InlineData("R1", TestPack.New, "P1")]
    [InlineData("R2", TestPack.New, "P2/P3")]
    [InlineData("N", TestPack.New, "P1/P2/P3")]
    [InlineData("P2", TestPack.Old, "P2")]
    [InlineData("C21", TestPack.Old, "P2")]
    public void Areas_OfADivision_AreThoseItIsMadeOf(string code, string vintage, string areas) => Assert.Equal(areas, Codes(Tree.Areas(Find(code), vintage)));

    [Theory]
    [InlineData("P3", TestPack.Old, "C31/C32")]
    [InlineData("P3", TestPack.New, "C31/C32/C33")]
    [InlineData("C31", TestPack.New, "C31")]
    public void UnitDivisions_OfADivision_AreItsCommunes(string code, string vintage, string communes) =>
        Assert.Equal(communes, Codes(Tree.UnitDivisions(Find(code), vintage)));

    [Fact]
    public void Exists_DivisionOfOneVintage_OnlyThere()
    {
        Assert.False(Tree.Exists(Find("C33"), TestPack.Old));
        Assert.True(Tree.Exists(Find("C33"), TestPack.New));
        Assert.True(Tree.Exists(Tree.Root, TestPack.Old));
    }

    [Fact]
    public void AreaOf_EveryCommune_IsItsProvince()
    {
        Assert.All(TestPack.Places, p => Assert.Equal(p.Area, Tree.AreaOf(Find(p.Commune)).Code));
        Assert.Equal("P3", Tree.AreaOf(Find("C33")).Code);
    }

    [Fact]
    public void At_LevelBelowTheDivision_IsNull()
    {
        Assert.Equal("R2", Tree.At(Find("C21"), "region", TestPack.New)?.Code);
        Assert.Null(Tree.At(Find("R1"), "province", TestPack.New));
    }

    [Fact]
    public void Children_OfTheLastLevel_AreNone() => Assert.Empty(Tree.Children(Find("C11"), TestPack.New));

    [Fact]
    public void Find_UnknownCode_IsNull() => Assert.Null(Tree.Find("X"));

    [Fact]
    public void Levels_FirstAndLast_AreRootAndUnits() => Assert.Equal(("N", "commune", "province"), (Tree.Root.Code, Tree.UnitLevel, Tree.AreaLevel));

    private static Division Find(string code) => Tree.Find(code)!;

    private static string Codes(IEnumerable<Division> divisions) => string.Join('/', divisions.Select(d => d.Code));
}
