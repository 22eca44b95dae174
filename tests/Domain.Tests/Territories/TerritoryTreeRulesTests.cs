using System.Collections.Immutable;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Territories;

public class TerritoryTreeRulesTests
{
    [Fact]
    public void Check_SoundDivisions_FindsNothing() => Assert.Empty(Check([.. TestPack.Draft.Divisions]));

    [Fact]
    public void Check_SameCodeTwice_IsDuplicate() => Expect("duplicate_division", "C11", With(TestPack.Division("C11", "commune", "P1", "P1")));

    [Fact]
    public void Check_CodeWithASpace_IsBad() => Expect("bad_code", "C 9", With(TestPack.Division("C 9", "commune", "P1", "P1")));

    [Fact]
    public void Check_LevelNotOfThePack_IsUnknown() => Expect("unknown_level", "X", With(TestPack.Division("X", "hamlet", "C11", "C11")));

    [Fact]
    public void Check_AreaLevelNotOfThePack_IsUnknown() => Expect("unknown_level", "areaLevel", [.. TestPack.Draft.Divisions], "hamlet");

    [Fact]
    public void Check_TwoRoots_AreRefused() => Expect("one_root_expected", "country", With(TestPack.Division("N2", "country", null, null)));

    [Fact]
    public void Check_NoRoot_IsRefused() => Expect("one_root_expected", "country", [.. TestPack.Draft.Divisions.Where(d => d.Code != "N")]);

    [Fact]
    public void Check_BelowTheRootWithoutParent_IsRefused() => Expect("division_without_parent", "C9", With(TestPack.Division("C9", "commune", null, null)));

    [Fact]
    public void Check_VintageNotOfThePack_IsUnknown()
    {
        var division = TestPack.Division("C9", "commune", "P1", "P1");
        Expect("unknown_vintage", "C9", With(division with { Parents = division.Parents.Add("1850", "P1") }));
    }

    [Fact]
    public void Check_ParentNobodyKnows_IsUnknown() => Expect("unknown_parent", "C9", With(TestPack.Division("C9", "commune", "P1", "P9")));

    [Theory]
    [InlineData("C9", "commune", "R1")]
    [InlineData("R9", "region", "P1")]
    public void Check_ParentNotOneLevelUp_IsRefused(string code, string level, string parent) =>
        Expect("parent_of_wrong_level", code, With(TestPack.Division(code, level, null, parent)));

    [Fact]
    public void Check_RootWithAParent_IsRefused() =>
        Expect("parent_of_wrong_level", "N", [.. TestPack.Draft.Divisions.Select(d => d.Code == "N" ? TestPack.Division("N", "country", "R1", null) : d)]);

    [Fact]
    public void Check_ParentThatIsNotInTheVintage_IsRefused() => Expect(
        "parent_not_in_vintage", "C9", With(TestPack.Division("P9", "province", null, "R1"), TestPack.Division("C9", "commune", "P9", "P9")));

    [Fact]
    public void Check_CommuneInAnotherAreaByVintage_IsRefused() => Expect("area_differs_by_vintage", "C9", With(TestPack.Division("C9", "commune", "P1", "P2")));

    private static Division[] With(params Division[] more) => [.. TestPack.Draft.Divisions, .. more];

    private static ImmutableArray<Reason> Check(Division[] divisions, string areaLevel = "province") =>
        TerritoryTreeRules.Check(["country", "region", "province", "commune"], areaLevel, [TestPack.Old, TestPack.New], [.. divisions]);

    private static void Expect(string code, string field, Division[] divisions, string areaLevel = "province")
    {
        var fault = Assert.Single(Check(divisions, areaLevel));
        Assert.Equal((code, field), (fault.Code, fault.Field));
    }
}
