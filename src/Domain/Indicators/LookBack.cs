using Node = System.Func<EconomieSociale.Indicators.FormulaContext, EconomieSociale.Indicators.FormulaValue>;

namespace EconomieSociale.Indicators;

/// <summary>The functions that read other periods than the one asked.</summary>
internal static class LookBack
{
    public static Node Shift(Node value, Func<FormulaContext, int> periods) => c => value(new Earlier(c, periods(c)));

    /// <summary>The sum over consecutive periods that end some periods back: missing if one is missing, not applicable if one is not applicable.</summary>
    public static Node Sum(Node value, Func<FormulaContext, int, int> length, Func<FormulaContext, int> start, int fixedLength) => c =>
    {
        var first = start(c);
        var sum = FormulaValue.Of(0m);
        for (var i = first; i < first + length(c, fixedLength); i++)
        {
            var next = value(new Earlier(c, i));
            sum = sum.IsKnown && next.IsKnown ? FormulaValue.Of(sum.Number + next.Number) : FormulaValue.Absent(sum, next);
        }

        return sum;
    };

    /// <summary>In how many of the last periods a test is true; where it cannot be told it does not count.</summary>
    public static Node Count(Node test, int periods) => c => FormulaValue.Of(Enumerable.Range(0, periods).Count(i => test(new Earlier(c, i)).IsTrue));

    /// <summary>Median of the values known among the periods before; missing when none is.</summary>
    public static Node Median(string name, int periods) => c =>
    {
        var known = Enumerable.Range(1, periods).Select(i => c.Back(name, i).OrNull).OfType<decimal>().Order().ToArray();
        return known.Length == 0 ? FormulaValue.Missing : FormulaValue.Of((known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2);
    };

    /// <summary>The same values, some periods back.</summary>
    private sealed class Earlier(FormulaContext now, int periods) : FormulaContext
    {
        public override int PeriodsPerYear => now.PeriodsPerYear;

        public override FormulaValue Now(string name) => now.Back(name, periods);

        public override FormulaValue Back(string name, int more) => now.Back(name, periods + more);
    }
}
