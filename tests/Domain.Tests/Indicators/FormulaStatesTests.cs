using EconomieSociale.Indicators;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

/// <summary>Missing and not applicable in formulas, and the functions that look back.</summary>
public class FormulaStatesTests
{
    [Theory]
    [InlineData("1 + na", "NA")]
    [InlineData("missing + na", "NA")]
    [InlineData("na < missing", "NA")]
    [InlineData("-na", "NA")]
    [InlineData("na / 0", "NA")]
    [InlineData("1 / 0", "missing")]
    [InlineData("if(na, 1, 2)", "NA")]
    [InlineData("if(missing, 1, 2)", "missing")]
    [InlineData("if(1 > 0, 2, na)", "2")]
    [InlineData("or_zero(na)", "0")]
    [InlineData("if_na(na, 5)", "5")]
    [InlineData("if_na(missing, 5)", "missing")]
    [InlineData("if_missing(missing, 5)", "5")]
    [InlineData("if_missing(na, 5)", "NA")]
    [InlineData("known(na)", "0")]
    [InlineData("known(3)", "1")]
    [InlineData("not 0", "1")]
    [InlineData("not na", "NA")]
    [InlineData("not 1 == 1 or 1 == 1", "1")]
    [InlineData("0 and missing", "0")]
    [InlineData("1 or missing", "1")]
    [InlineData("1 and na", "NA")]
    [InlineData("0 or na", "0")]
    [InlineData("na or na", "NA")]
    [InlineData("missing or na", "missing")]
    [InlineData("1 or na", "1")]
    public void Evaluate_AbsentOperands_HaveTheirState(string text, string value) => Assert.Equal(value, $"{Formula.Parse(text).Evaluate(new History())}");

    [Theory]
    [InlineData("previous(x)", "20")]
    [InlineData("year_ago(x)", "50")]
    [InlineData("previous(x + 1, 2)", "31")]
    [InlineData("rolling(x, 2)", "30")]
    [InlineData("rolling_year(x)", "100")]
    [InlineData("rolling_year(x, 1)", "260")]
    [InlineData("rolling(gap, 2)", "10")]
    [InlineData("rolling(gap, 3)", "missing")]
    [InlineData("rolling(off, 2)", "NA")]
    [InlineData("rolling(if_na(off, 0), 2)", "10")]
    [InlineData("count_in(x > 15, 4)", "3")]
    [InlineData("count_in(gap > 0, 4)", "3")]
    [InlineData("median_of_previous(x, 3)", "30")]
    [InlineData("earliest(x)", "1")]
    [InlineData("end_of(x)", "999")]
    [InlineData("year_earlier(738520)", "738155")]
    [InlineData("year_earlier(na)", "NA")]
    [InlineData("year_earlier(3)", "missing")]
    [InlineData("kind_is(tpe)", "1")]
    [InlineData("flagged(housing)", "0")]
    public void Evaluate_LookingBack_ReadsOtherPeriods(string text, string value) => Assert.Equal(value, $"{Formula.Parse(text).Evaluate(new History())}");

    [Theory]
    [InlineData("a + b", "")]
    [InlineData("day - day", "")]
    [InlineData("if(yes, a, missing)", "")]
    [InlineData("not yes and day > day + 3", "yes/no")]
    [InlineData("day + day", "makes no sense")]
    [InlineData("yes + 1", "makes no sense")]
    [InlineData("2 * day", "* needs a number, not a date")]
    [InlineData("a > day", "cannot stand together")]
    [InlineData("if(a, 1, 2)", "if needs a yes/no")]
    [InlineData("if(yes, a, day)", "cannot stand together")]
    [InlineData("a + nobody", "unknown name nobody")]
    [InlineData("rolling_year(yes)", "rolling_year needs a number")]
    [InlineData("count_in(a, 3)", "count_in needs a yes/no")]
    [InlineData("a > 1", "the formula needs a number, not a yes/no")]
    [InlineData("yes < yes", "beside <")]
    [InlineData("kind_is(tpe)", "the formula needs a number")]
    public void Check_Types_SaysWhatIsWrong(string text, string fault)
    {
        var faults = FormulaTypes.Check(Formula.Parse(text), FormulaType.Number, n =>
            n switch { "a" or "b" => FormulaType.Number, "day" => FormulaType.Date, "yes" => FormulaType.YesNo, _ => null });
        Assert.Contains(fault, string.Join("; ", faults), StringComparison.Ordinal);
        Assert.Equal(fault.Length == 0, faults.Count == 0);
    }

    [Fact]
    public void Parse_DeepAbsence_IsFast()
    {
        // Each level must ask the one below once only: asked twice, 60 levels would take for ever.
        var text = string.Concat(Enumerable.Repeat("abs(", 60)) + "missing" + new string(')', 60);
        Assert.Equal(ValueState.Missing, Formula.Parse(text).Evaluate(new History()).State);
    }

    /// <summary>x is 10, 20, 30, … going back; gap lacks the third; off is not applicable in the second.</summary>
    private sealed class History : FormulaContext
    {
        public override FormulaValue Now(string name) => name switch { "kind:tpe" => FormulaValue.Of(true), "flag:housing" => FormulaValue.Of(false), _ => Back(name, 0) };

        public override FormulaValue Back(string name, int periods) => name switch
        {
            "gap" when periods == 2 => FormulaValue.Missing,
            "gap" => FormulaValue.Of(5m),
            "off" when periods == 1 => FormulaValue.NotApplicable,
            _ => FormulaValue.Of(10m * (periods + 1)),
        };

        public override FormulaValue Earliest(string name) => FormulaValue.Of(1m);

        public override FormulaValue EndOf(string name) => FormulaValue.Of(999m);
    }
}
