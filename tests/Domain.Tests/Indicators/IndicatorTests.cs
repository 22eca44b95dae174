using EconomieSociale.Indicators;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

public class IndicatorTests
{
    private static readonly Indicator Share = TestPack.Pack.Indicator("women_share")!;

    [Fact]
    public void Rate_OfSums_IsScaledAndRounded() => Assert.Equal(66.6667m, Share.Rate(2, 3));

    [Fact]
    public void Rate_Half_IsRoundedAwayFromZero() => Assert.Equal(0.0001m, Share.Rate(0.00005m, 100));

    [Fact]
    public void Rate_ZeroDenominator_IsMissing() => Assert.Null(Share.Rate(5, 0));
}
