using EconomieSociale.Indicators;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

public class FormulaErrorsTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("1 +", 4)]
    [InlineData("(1", 3)]
    [InlineData("1)", 2)]
    [InlineData("a b", 3)]
    [InlineData("* 2", 1)]
    [InlineData("a < b < c", 7)]
    [InlineData("and", 1)]
    [InlineData("1.2.3", 1)]
    [InlineData("min(1 2)", 7)]
    [InlineData("abs()", 5)]
    [InlineData("a + ?", 5)]
    [InlineData("a = b", 3)]
    [InlineData("Ménage", 2)]
    [InlineData("a & b", 3)]
    public void Parse_BadText_SaysWhere(string text, int position) =>
        Assert.Contains($"position {position}", Message(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("sum(1, 2)", "sum")]
    [InlineData("min(1)", "min")]
    [InlineData("max(1, 2, 3)", "max")]
    [InlineData("if(1, 2)", "if")]
    [InlineData("abs(1, 2)", "abs")]
    [InlineData("round(1, 2)", "round")]
    [InlineData("or_zero(1, 2)", "or_zero")]
    [InlineData("previous(previous(a))", "previous")]
    [InlineData("rolling(a + rolling(b, 2), 2)", "rolling")]
    [InlineData("earliest(a + 1)", "earliest")]
    [InlineData("end_of(1)", "end_of")]
    [InlineData("kind_is(1)", "kind_is")]
    [InlineData("previous(a, 1, 2)", "previous")]
    [InlineData("median_of_previous(a)", "median_of_previous")]
    [InlineData("median_of_previous(2, 2)", "median_of_previous")]
    public void Parse_WrongCall_NamesTheFunction(string text, string function) => Assert.Contains(function, Message(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("previous(a, 0)")]
    [InlineData("previous(a, 41)")]
    [InlineData("previous(a, -1)")]
    [InlineData("previous(a, 1.5)")]
    [InlineData("previous(a, b)")]
    [InlineData("median_of_previous(a, 41)")]
    [InlineData("rolling(a, 41)")]
    [InlineData("count_in(a > 1, 41)")]
    public void Parse_PeriodsBackOutOfRange_IsRefused(string text) => Assert.Contains("from 1 to 40", Message(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("(", "1", ")", 63, true)]
    [InlineData("(", "1", ")", 64, false)]
    [InlineData("-", "1", "", 63, true)]
    [InlineData("-", "1", "", 64, false)]
    [InlineData("abs(", "1", ")", 63, true)]
    [InlineData("abs(", "1", ")", 64, false)]
    public void Parse_Nesting_StopsAtTheLimit(string open, string inner, string close, int levels, bool allowed)
    {
        var text = string.Concat(Enumerable.Repeat(open, levels)) + inner + string.Concat(Enumerable.Repeat(close, levels));
        var error = Record.Exception(() => Formula.Parse(text));
        Assert.Equal(allowed, error is null);
        Assert.True(error is null or FormatException);
    }

    /// <summary>A chain is evaluated as deep as it is long: 100,000 terms would end the process.</summary>
    [Fact]
    public void Parse_Length_StopsAtTheLimit()
    {
        var longest = string.Concat(Enumerable.Repeat("1+", 999)) + "11";
        Assert.Equal(1010, Formula.Parse(longest).Evaluate((_, _) => null));
        Assert.Contains("2000", Message(longest + "1"), StringComparison.Ordinal);
    }

    private static string Message(string text) => Assert.Throws<FormatException>(() => Formula.Parse(text)).Message;
}
