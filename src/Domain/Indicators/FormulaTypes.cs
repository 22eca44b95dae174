namespace EconomieSociale.Indicators;

/// <summary>What kind of value an expression has.</summary>
public enum FormulaType
{
    /// <summary>Fits everywhere: <c>na</c>, <c>missing</c>.</summary>
    Any = 0,
    Number = 1,
    Date = 2,
    YesNo = 3,
}

/// <summary>
/// Checks that an expression makes sense: a date is not multiplied, a yes/no is not added, a comparison compares like with like.
/// date − date is a number of days, date ± number a date.
/// </summary>
public sealed class FormulaTypes
{
    private readonly Func<string, FormulaType?> typeOf;
    private readonly List<string> faults = [];

    private FormulaTypes(Func<string, FormulaType?> typeOf) => this.typeOf = typeOf;

    /// <summary>What is wrong with a formula that must give a type; empty when nothing is. A name without a type is unknown.</summary>
    public static IReadOnlyList<string> Check(Formula formula, FormulaType wanted, Func<string, FormulaType?> typeOf)
    {
        var check = new FormulaTypes(typeOf);
        check.Expect(formula.Root, wanted, "the formula");
        return check.faults;
    }

    private FormulaType Of(FormulaNode node) => node switch
    {
        NumberNode => FormulaType.Number,
        NameNode n => Name(n.Name),
        UnaryNode { Operator: "not" } u => Expect(u.Operand, FormulaType.YesNo, "not"),
        UnaryNode u => Expect(u.Operand, FormulaType.Number, "-"),
        BinaryNode { Operator: "and" or "or" } b => Both(b, FormulaType.YesNo, FormulaType.YesNo),
        BinaryNode { Operator: "*" or "/" } b => Both(b, FormulaType.Number, FormulaType.Number),
        BinaryNode { Operator: "+" or "-" } b => Sum(b, Of(b.Left), Of(b.Right)),
        BinaryNode b => Compare(b),
        CallNode call => Call(call),
        _ => FormulaType.Any,
    };

    private FormulaType Call(CallNode call)
    {
        var a = call.Arguments;
        switch (call.Function)
        {
            case "known" or "kind_is" or "flagged" or "end_of":
                if (call.Function is "known" or "end_of")
                {
                    Of(a[0]);
                }

                return call.Function == "end_of" ? FormulaType.Date : FormulaType.YesNo;
            case "if":
                Expect(a[0], FormulaType.YesNo, "if");
                return Same(a[1], a[2], "if");
            case "if_missing" or "if_na":
                return Same(a[0], a[1], call.Function);
            case "year_earlier":
                return Expect(a[0], FormulaType.Date, call.Function);
            case "count_in":
                Expect(a[0], FormulaType.YesNo, call.Function);
                return FormulaType.Number;
            case "previous" or "year_ago" or "earliest":
                return Of(a[0]);
            default:
                foreach (var argument in a)
                {
                    Expect(argument, FormulaType.Number, call.Function);
                }

                return FormulaType.Number;
        }
    }

    private FormulaType Name(string name)
    {
        if (typeOf(name) is { } type)
        {
            return type;
        }

        faults.Add($"unknown name {name}");
        return FormulaType.Any;
    }

    private FormulaType Both(BinaryNode node, FormulaType wanted, FormulaType result)
    {
        Expect(node.Left, wanted, node.Operator);
        Expect(node.Right, wanted, node.Operator);
        return result;
    }

    private FormulaType Compare(BinaryNode node)
    {
        var type = Same(node.Left, node.Right, node.Operator);
        if (type == FormulaType.YesNo && node.Operator is not ("==" or "!="))
        {
            faults.Add($"a yes/no cannot stand beside {node.Operator}");
        }

        return FormulaType.YesNo;
    }

    private FormulaType Sum(BinaryNode node, FormulaType left, FormulaType right)
    {
        FormulaType? type = (left, right, node.Operator) switch
        {
            (FormulaType.Number or FormulaType.Any, FormulaType.Number or FormulaType.Any, _) => FormulaType.Number,
            (FormulaType.Date, FormulaType.Number or FormulaType.Any, _) => FormulaType.Date,
            (FormulaType.Date, FormulaType.Date, "-") => FormulaType.Number,
            _ => null,
        };
        if (type is null)
        {
            faults.Add($"{Word(left)} {node.Operator} {Word(right)} makes no sense");
        }

        return type ?? FormulaType.Any;
    }

    private FormulaType Same(FormulaNode left, FormulaNode right, string where)
    {
        var (a, b) = (Of(left), Of(right));
        if (a != b && a != FormulaType.Any && b != FormulaType.Any)
        {
            faults.Add($"{Word(a)} and {Word(b)} cannot stand together at {where}");
        }

        return a == FormulaType.Any ? b : a;
    }

    private FormulaType Expect(FormulaNode node, FormulaType wanted, string where)
    {
        var type = Of(node);
        if (type != wanted && type != FormulaType.Any && wanted != FormulaType.Any)
        {
            faults.Add($"{where} needs {Word(wanted)}, not {Word(type)}");
        }

        return wanted;
    }

    private static string Word(FormulaType type) => type switch
    {
        FormulaType.Number => "a number",
        FormulaType.Date => "a date",
        FormulaType.YesNo => "a yes/no",
        _ => "anything",
    };
}
