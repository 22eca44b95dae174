using EconomieSociale.Associations;
using EconomieSociale.Cooperatives;
using Xunit;

namespace EconomieSociale.Tests.Associations;

public class AssociationRulesTests
{
    private static readonly AssociationProfile Sound = new("Dar", null, "C11");

    [Fact]
    public void Check_SoundProfile_FindsNothing() => Assert.Empty(AssociationRules.Check("AS1", Sound, TestPack.Pack));

    [Fact]
    public void Check_LongestName_IsAllowed() =>
        Assert.Empty(AssociationRules.Check("AS1", Sound with { Name = new('x', UnitRules.MaxNameLength) }, TestPack.Pack));

    [Fact]
    public void Check_BadCode_IsRefused() => Expect("bad_code", "code", Sound, "a b");

    [Fact]
    public void Check_BlankName_IsRequired() => Expect("required", "name", Sound with { Name = "  " });

    [Fact]
    public void Check_NameTooLong_IsRefused() => Expect("too_long", "name", Sound with { Name = new('x', UnitRules.MaxNameLength + 1) });

    [Fact]
    public void Check_ArabicNameTooLong_IsRefused() => Expect("too_long", "name", Sound with { NameAr = new('x', UnitRules.MaxNameLength + 1) });

    [Theory]
    [InlineData("X")]
    [InlineData("P1")]
    public void Check_SeatThatIsNoCommune_IsRefused(string commune) => Expect("unknown_commune", "commune", Sound with { Commune = commune });

    private static void Expect(string code, string field, AssociationProfile profile, string key = "AS1")
    {
        var fault = Assert.Single(AssociationRules.Check(key, profile, TestPack.Pack));
        Assert.Equal((code, field), (fault.Code, fault.Field));
    }
}
