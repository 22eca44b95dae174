using EconomieSociale.Cooperatives;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Values;

public class ReasonTests
{
    [Fact]
    public void Reasons_WithEqualArguments_AreEqual()
    {
        Assert.Equal(Reason.Of("code", "field", "a", "b"), Reason.Of("code", "field", "a", "b"));
        Assert.Equal(Reason.Of("code", "field", "a").GetHashCode(), Reason.Of("code", "field", "a").GetHashCode());
    }

    [Fact]
    public void Reasons_ThatDifferAnywhere_AreNotEqual()
    {
        var reason = Reason.Of("code", "field", "a");
        Assert.NotEqual(reason, Reason.Of("code", "field", "b"));
        Assert.NotEqual(reason, Reason.Of("code", "other", "a"));
        Assert.NotEqual(reason, Reason.Of("other", "field", "a"));
        Assert.NotEqual(reason, reason with { Label = TestPack.Named("x") });
    }

    [Fact]
    public void JsonName_OfAMember_BeginsSmall() => Assert.Equal("foundedOn", JsonName.Of(UnitField.FoundedOn));
}
