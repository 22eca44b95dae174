using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>Judges the hard and soft rules of the pack on the figures of a report.</summary>
public static class ConditionRules
{
    /// <param name="earlier">The figures that stand for an earlier period of the same form; null when none were reported.</param>
    /// <returns>The broken rules of the strength, in the order of the pack.</returns>
    public static ImmutableArray<Reason> Judge(
        Figures figures, DataSet set, Period period, Func<Period, Figures?> earlier, RuleStrength strength, Pack pack)
    {
        decimal? Value(string name, int periodsBack)
        {
            if (pack.Element(name) is not { } element)
            {
                return pack.Parameter(name, period.LastDay);
            }

            var source = periodsBack == 0 ? figures : period.Ordinal - periodsBack >= Period.PerYear(period.Kind) * Period.MinYear ? earlier(period.Plus(-periodsBack)) : null;
            return source?.Amount(name) is { } minor ? FixedPoint.FromMinor(minor, element.Decimals) : null;
        }

        return
        [
            .. pack.Rules
                .Where(r => r.Strength == strength && r.DataSet == set.Code && Broken(r, FormulaContext.Of(Value)))
                .Select(r => new Reason(r.Code, r.Field, [], r.Message)),
        ];
    }

    /// <summary>A rule whose numbers leave the range of a decimal cannot be judged; the limits of the elements stop such values elsewhere.</summary>
    private static bool Broken(ValidationRule rule, FormulaContext values)
    {
        try
        {
            return rule.Condition.Evaluate(values) is { IsKnown: true, IsTrue: false };
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
