using CsCheck;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Values;

public class FixedPointTests
{
    [Fact]
    public void TryToMinor_ThenFromMinor_IsTheSameAmount() =>
        Gen.Select(Gen.Long[-FixedPoint.MaxMinor, FixedPoint.MaxMinor], Gen.Int[0, FixedPoint.MaxDecimals]).Sample((minor, decimals) =>
            FixedPoint.TryToMinor(FixedPoint.FromMinor(minor, decimals), decimals, out var back) && back == minor);

    [Theory]
    [InlineData("1.50", 2, 150)]
    [InlineData("-0.01", 2, -1)]
    [InlineData("1.5000", 1, 15)]
    [InlineData("12", 0, 12)]
    [InlineData("0.000001", 6, 1)]
    public void TryToMinor_FittingDecimals_IsExact(string text, int decimals, long minor)
    {
        Assert.True(FixedPoint.TryToMinor(Number(text), decimals, out var found));
        Assert.Equal(minor, found);
    }

    [Theory]
    [InlineData("1.001", 2)]
    [InlineData("0.5", 0)]
    [InlineData("0.0000001", 6)]
    public void TryToMinor_TooManyDecimals_IsRefused(string text, int decimals) => Assert.False(FixedPoint.TryToMinor(Number(text), decimals, out _));

    [Theory]
    [InlineData("1000000000000000", 0, true)]
    [InlineData("1000000000000001", 0, false)]
    [InlineData("-1000000000000001", 0, false)]
    [InlineData("10000000000000", 2, true)]
    [InlineData("10000000000000.01", 2, false)]
    [InlineData("79228162514264337593543950335", 6, false)]
    public void TryToMinor_AtTheLimit_StopsThere(string text, int decimals, bool fits) => Assert.Equal(fits, FixedPoint.TryToMinor(Number(text), decimals, out _));

    [Theory]
    [InlineData(150, 2, "1.50")]
    [InlineData(0, 2, "0.00")]
    [InlineData(-5, 1, "-0.5")]
    [InlineData(7, 0, "7")]
    public void FromMinor_Amount_ShowsAllItsDecimals(long minor, int decimals, string shown) =>
        Assert.Equal(shown, FixedPoint.FromMinor(minor, decimals).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
