using Node = System.Func<EconomieSociale.Indicators.FormulaContext, decimal?>;

namespace EconomieSociale.Indicators;

/// <summary>The closed list of functions of the formula language.</summary>
internal static class FormulaFunctions
{
    /// <summary>Ten years of quarters is as far back as a rule may look.</summary>
    private const int MaxPeriodsBack = 40;

    /// <summary>Resolves a call. Throws <see cref="FormatException"/> for an unknown function or wrong arguments.</summary>
    public static Node Bind(string function, List<(Node Value, string? Name)> arguments, Func<string, bool> reads) => function switch
    {
        "min" when arguments.Count == 2 => Both(arguments, Math.Min),
        "max" when arguments.Count == 2 => Both(arguments, Math.Max),
        "abs" when arguments.Count == 1 => c => arguments[0].Value(c) is { } x ? Math.Abs(x) : null,
        "round" when arguments.Count == 1 => c => arguments[0].Value(c) is { } x ? Math.Round(x, MidpointRounding.AwayFromZero) : null,
        "if" when arguments.Count == 3 => c => arguments[0].Value(c) is { } test ? arguments[test != 0 ? 1 : 2].Value(c) : null,
        "or_zero" when arguments.Count == 1 => c => arguments[0].Value(c) ?? 0,
        "previous" when arguments is [{ Name: { } name }] => Previous(name, 1, reads),
        "previous" when arguments is [{ Name: { } name }, { } back] => Previous(name, Count(back.Value), reads),
        "median_of_previous" when arguments is [{ Name: { } name }, { } back] => MedianOfPrevious(name, Count(back.Value), reads),
        _ => throw new FormatException($"there is no function {function} with {arguments.Count} such argument(s)"),
    };

    private static Node Both(List<(Node Value, string? Name)> arguments, Func<decimal, decimal, decimal> apply) =>
        c => arguments[0].Value(c) is { } x && arguments[1].Value(c) is { } y ? apply(x, y) : null;

    private static Node Previous(string name, int back, Func<string, bool> reads)
    {
        reads(name);
        return c => c(name, back);
    }

    /// <summary>Median of the values known among the periods before; null when none is.</summary>
    private static Node MedianOfPrevious(string name, int back, Func<string, bool> reads)
    {
        reads(name);
        return c =>
        {
            var known = Enumerable.Range(1, back).Select(i => c(name, i)).OfType<decimal>().Order().ToArray();
            return known.Length == 0 ? null : (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
        };
    }

    private static int Count(Node argument) => argument((_, _) => null) is { } n && n == decimal.Truncate(n) && n is >= 1 and <= MaxPeriodsBack
        ? (int)n
        : throw new FormatException($"the number of periods back must be a whole number from 1 to {MaxPeriodsBack}");
}
