using Node = System.Func<EconomieSociale.Indicators.FormulaContext, EconomieSociale.Indicators.FormulaValue>;

namespace EconomieSociale.Indicators;

/// <summary>The closed list of functions of the formula language. A function that looks back cannot stand inside another one, so no formula is slow.</summary>
internal static class FormulaFunctions
{
    /// <summary>Ten years of quarters is as far back as a rule may look.</summary>
    public const int MaxPeriodsBack = 40;

    private const int MaxYearsBack = MaxPeriodsBack / 12;

    /// <summary>Prefixes of the names that <c>kind_is</c> and <c>flagged</c> ask the context for.</summary>
    public const string KindPrefix = "kind:";
    public const string FlagPrefix = "flag:";

    public static bool LooksBack(string function) =>
        function is "previous" or "year_ago" or "rolling" or "rolling_year" or "count_in" or "median_of_previous" or "earliest";

    /// <summary>The names read as values: not the word in <c>kind_is(tpe)</c>.</summary>
    public static IEnumerable<string> ValueNames(FormulaNode node) => node switch
    {
        NameNode name => [name.Name],
        CallNode { Function: "kind_is" or "flagged" } => [],
        _ => node.Children().SelectMany(ValueNames),
    };

    /// <summary>The call, if the function exists and takes such arguments. Throws <see cref="FormatException"/>.</summary>
    public static CallNode Checked(CallNode call)
    {
        var a = call.Arguments;
        var fits = call.Function switch
        {
            "min" or "max" or "if_missing" or "if_na" => a.Length == 2,
            "abs" or "round" or "or_zero" or "known" or "year_ago" or "year_earlier" => a.Length == 1,
            "if" => a.Length == 3,
            "previous" or "rolling_year" => a.Length is 1 or 2,
            "rolling" or "count_in" => a.Length == 2,
            "median_of_previous" => a.Length == 2 && a[0] is NameNode,
            "earliest" or "end_of" or "kind_is" or "flagged" => a is [NameNode],
            _ => false,
        };
        if (!fits)
        {
            throw new FormatException($"there is no function {call.Function} with {a.Length} such argument(s)");
        }

        if (LooksBack(call.Function))
        {
            var inner = a[0].All().OfType<CallNode>().FirstOrDefault(c => LooksBack(c.Function) || c.Function == "end_of");
            if (inner is not null)
            {
                throw new FormatException($"{inner.Function} cannot stand inside {call.Function}");
            }

            if (a.Length == 2)
            {
                _ = Count(a[1], call.Function == "rolling_year" ? MaxYearsBack : MaxPeriodsBack);
            }
        }

        return call;
    }

    public static Node Bind(CallNode call)
    {
        var a = call.Arguments;
        Node At(int i) => FormulaCompiler.Compile(a[i]);
        string Name() => ((NameNode)a[0]).Name;
        return call.Function switch
        {
            "min" => FormulaCompiler.Binary(At(0), At(1), (x, y) => Math.Min(x, y)),
            "max" => FormulaCompiler.Binary(At(0), At(1), (x, y) => Math.Max(x, y)),
            "abs" => FormulaCompiler.Unary(At(0), Math.Abs),
            "round" => FormulaCompiler.Unary(At(0), x => Math.Round(x, MidpointRounding.AwayFromZero)),
            "year_earlier" => YearEarlier(At(0)),
            "if" => If(At(0), At(1), At(2)),
            "or_zero" => Otherwise(At(0), _ => FormulaValue.Of(0), v => !v.IsKnown),
            "if_missing" => Otherwise(At(0), At(1), v => v.State == ValueState.Missing),
            "if_na" => Otherwise(At(0), At(1), v => v.State == ValueState.NotApplicable),
            "known" => Known(At(0)),
            "previous" => LookBack.Shift(At(0), _ => a.Length == 2 ? Count(a[1]) : 1),
            "year_ago" => LookBack.Shift(At(0), c => c.PeriodsPerYear),
            "rolling" => LookBack.Sum(At(0), (_, n) => n, _ => 0, Count(a[1])),
            "rolling_year" => LookBack.Sum(At(0), (c, _) => c.PeriodsPerYear, c => c.PeriodsPerYear * (a.Length == 2 ? Count(a[1]) : 0), 0),
            "count_in" => LookBack.Count(At(0), Count(a[1])),
            "median_of_previous" => LookBack.Median(Name(), Count(a[1])),
            "earliest" => Ask(Name(), (c, name) => c.Earliest(name)),
            "end_of" => Ask(Name(), (c, name) => c.EndOf(name)),
            "kind_is" => Ask(KindPrefix + Name(), (c, name) => c.Now(name)),
            _ => Ask(FlagPrefix + Name(), (c, name) => c.Now(name)),
        };
    }

    private static Node Ask(string name, Func<FormulaContext, string, FormulaValue> ask) => c => ask(c, name);

    private static Node If(Node test, Node yes, Node no) => c =>
    {
        var answer = test(c);
        return answer.IsKnown ? (answer.IsTrue ? yes : no)(c) : answer;
    };

    /// <summary>The same day of the year before; missing before there are days.</summary>
    private static Node YearEarlier(Node day) => c =>
    {
        var held = day(c);
        return !held.IsKnown ? held
            : held.Number >= DateOnly.MinValue.AddYears(1).DayNumber && held.Number <= DateOnly.MaxValue.DayNumber
                ? FormulaValue.Of((decimal)DateOnly.FromDayNumber((int)held.Number).AddYears(-1).DayNumber)
                : FormulaValue.Missing;
    };

    private static Node Known(Node value) => c => FormulaValue.Of(value(c).IsKnown);

    private static Node Otherwise(Node value, Node otherwise, Func<FormulaValue, bool> replace) => c =>
    {
        var held = value(c);
        return replace(held) ? otherwise(c) : held;
    };

    private static int Count(FormulaNode node, int most = MaxPeriodsBack) => node is NumberNode { Value: var n } && n == decimal.Truncate(n) && n >= 1 && n <= most
        ? (int)n
        : throw new FormatException($"the number of periods back must be a whole number from 1 to {most}");
}
