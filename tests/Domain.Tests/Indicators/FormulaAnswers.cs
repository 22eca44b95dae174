using EconomieSociale.Indicators;

namespace EconomieSociale.Tests.Indicators;

internal static class FormulaAnswers
{
    /// <summary>The number that a formula gives over values by name and periods back; null in the two other states.</summary>
    public static decimal? Evaluate(this Formula formula, Func<string, int, decimal?> values) => formula.Evaluate(FormulaContext.Of(values)).OrNull;
}
