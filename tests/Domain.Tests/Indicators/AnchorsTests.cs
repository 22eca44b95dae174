using CsCheck;
using EconomieSociale.Indicators;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

public class AnchorsTests
{
    private static readonly Gen<decimal> Values = Gen.Decimal[-200, 600].Select(Gen.Int[0, 12], (v, d) => Math.Round(v, d));

    /// <summary>Anchors that rise or fall, the last two perhaps the same.</summary>
    private static readonly Gen<Anchors> Scales = Gen.Select(Gen.Int[-100, 100], Gen.Int[1, 90], Gen.Int[1, 90], Gen.Int[0, 90], Gen.Bool, (floor, a, g, c, rises) =>
        rises ? new Anchors(floor, floor + a, floor + a + g, floor + a + g + c) : new Anchors(floor, floor - a, floor - a - g, floor - a - g - c));

    [Theory]
    [InlineData(-20, 0, 5, 15, 6.7568, 79.4)]
    [InlineData(-20, 0, 5, 15, -0.9434, 47.6)]
    [InlineData(180, 90, 45, 15, 105.0236, 41.7)]
    [InlineData(20, 8, 3, 0, 2, 83.3)]
    [InlineData(-1, 0, 3, 10, 0, 50)]
    [InlineData(365, 272, 182, 90, 420, 0)]
    [InlineData(0, 50, 100, 100, 100, 100)]
    [InlineData(0, 50, 100, 100, 75, 62.5)]
    public void Score_OfThePaper_IsReproduced(decimal floor, decimal amber, decimal green, decimal cap, decimal value, decimal score) =>
        Assert.Equal(score, Math.Round(new Anchors(floor, amber, green, cap).Score(value), 1, MidpointRounding.AwayFromZero));

    [Fact]
    public void Score_AnyValue_HasTheColourOfTheValue() => Gen.Select(Scales, Values).Sample((anchors, value) =>
        Assert.Equal(anchors.Colour(value), Anchors.ColourOf(anchors.Score(value))));

    /// <summary>As near to an anchor as a decimal goes.</summary>
    [Fact]
    public void Score_JustShortOfAnAnchor_IsNotRoundedUp() => Gen.Select(Scales, Gen.Int[1, 3]).Sample((anchors, digits) =>
    {
        var step = new decimal(digits, 0, 0, anchors.Cap >= anchors.Floor, 25);
        Assert.Equal(Status.Amber, Anchors.ColourOf(anchors.Score(anchors.Green + step)));
        Assert.Equal(Status.Red, Anchors.ColourOf(anchors.Score(anchors.Amber + step)));
    });

    [Fact]
    public void Score_BetterValue_IsNeverWorse() => Gen.Select(Scales, Values, Values).Sample((anchors, a, b) =>
    {
        var (better, worse) = anchors.Cap >= anchors.Floor == a >= b ? (a, b) : (b, a);
        Assert.InRange(anchors.Score(better), anchors.Score(worse), 100);
    });

    [Fact]
    public void ValueFor_AnyScore_IsTheLeastValueWorthIt() => Gen.Select(Scales, Gen.Decimal[0, 100].Select(s => Math.Round(s, 9)), Gen.Int[0, 4])
        .Sample((anchors, score, decimals) =>
    {
        var value = anchors.ValueFor(score, decimals);
        var step = new decimal(1, 0, 0, false, (byte)decimals) * (anchors.Cap >= anchors.Floor ? 1 : -1);
        Assert.True(anchors.Score(value) >= score, $"{value} is worth {anchors.Score(value)}, not {score}");
        Assert.True(score == 0 || anchors.Score(value - step) < score || anchors.Score(value - step) == 0, $"{value - step} would do");
    });
}
