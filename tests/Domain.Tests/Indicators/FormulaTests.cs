using EconomieSociale.Indicators;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

public class FormulaTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 3 - 2", 5)]
    [InlineData("12 / 3 / 2", 2)]
    [InlineData("-2 * -3", 6)]
    [InlineData("- -2", 2)]
    [InlineData("1 + 2 < 4", 1)]
    [InlineData("1 < 2 and 2 < 1", 0)]
    [InlineData("1 or 0 and 0", 1)]
    [InlineData("(1 or 0) and 0", 0)]
    [InlineData("2 == 2.0", 1)]
    [InlineData("2 != 2", 0)]
    [InlineData("3 >= 3", 1)]
    [InlineData("3 <= 2", 0)]
    [InlineData("3 > 3", 0)]
    [InlineData("0.5+0.25", 0.75)]
    public void Evaluate_Operators_BindAsInArithmetic(string text, decimal value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("min(2, 3)", 2)]
    [InlineData("max(2, 3)", 3)]
    [InlineData("abs(-4)", 4)]
    [InlineData("round(2.5)", 3)]
    [InlineData("round(-2.5)", -3)]
    [InlineData("if(1, 2, 3)", 2)]
    [InlineData("if(0, 2, 3)", 3)]
    [InlineData("if(1, 2, missing)", 2)]
    [InlineData("or_zero(missing)", 0)]
    [InlineData("or_zero(5)", 5)]
    public void Evaluate_Function_GivesItsValue(string text, decimal value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("missing")]
    [InlineData("missing + 1")]
    [InlineData("1 - missing")]
    [InlineData("-missing")]
    [InlineData("0 * missing")]
    [InlineData("missing < 1")]
    [InlineData("1 and missing")]
    [InlineData("0 or missing")]
    [InlineData("not missing")]
    [InlineData("min(1, missing)")]
    [InlineData("abs(missing)")]
    [InlineData("round(missing)")]
    [InlineData("if(missing, 1, 2)")]
    [InlineData("if(1, missing, 2)")]
    [InlineData("1 / 0")]
    [InlineData("1 + 1 / (2 - 2)")]
    [InlineData("previous(missing)")]
    [InlineData("median_of_previous(x, 4)")]
    public void Evaluate_WithSomethingMissing_IsMissing(string text) => Assert.Null(Value(text));

    [Fact]
    public void Previous_Count_LooksThatFarBack()
    {
        decimal? Back(string name, int periods) => name == "x" ? 100 + periods : null;
        Assert.Equal(101, Formula.Parse("previous(x)").Evaluate(Back));
        Assert.Equal(140, Formula.Parse("previous(x, 40)").Evaluate(Back));
        Assert.Equal(100, Formula.Parse("x").Evaluate(Back));
    }

    [Theory]
    [InlineData(4, 15)]
    [InlineData(3, 10)]
    [InlineData(1, 10)]
    public void MedianOfPrevious_KnownPeriods_IsTheirMedian(int back, decimal median)
    {
        decimal?[] past = [99, 10, null, 30, 15];
        Assert.Equal(back == 3 ? 20 : median, Formula.Parse($"median_of_previous(x, {back})").Evaluate((_, i) => past[i]));
    }

    [Fact]
    public void Names_AllThatIsRead_AreFoundOnce() =>
        Assert.Equal(["a", "b1", "c", "d_e"], Formula.Parse("a + min(b1, previous(c)) * a / median_of_previous(d_e, 2)").Names.Order());

    [Fact]
    public void ToString_OfAFormula_IsItsText() => Assert.Equal("a  +1", Formula.Parse("a  +1").ToString());

    private static decimal? Value(string text) => Formula.Parse(text).Evaluate((_, _) => null);
}
