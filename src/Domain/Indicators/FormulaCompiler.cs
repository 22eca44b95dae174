using Node = System.Func<EconomieSociale.Indicators.FormulaContext, EconomieSociale.Indicators.FormulaValue>;

namespace EconomieSociale.Indicators;

/// <summary>Turns the tree of a formula into closures.</summary>
internal static class FormulaCompiler
{
    public static Node Compile(FormulaNode node) => node switch
    {
        NumberNode n => Constant(FormulaValue.Of(n.Value)),
        AbsentNode a => Constant(new(a.State, 0)),
        NameNode n => c => c.Now(n.Name),
        UnaryNode { Operator: "not" } u => Unary(Compile(u.Operand), x => x == 0 ? 1 : 0),
        UnaryNode u => Unary(Compile(u.Operand), x => -x),
        BinaryNode { Operator: "and" } b => And(Compile(b.Left), Compile(b.Right)),
        BinaryNode { Operator: "or" } b => Or(Compile(b.Left), Compile(b.Right)),
        BinaryNode b => Binary(Compile(b.Left), Compile(b.Right), Operation(b.Operator)),
        CallNode call => FormulaFunctions.Bind(call),
        _ => throw new InvalidOperationException($"no such node: {node}"),
    };

    public static Node Unary(Node operand, Func<decimal, decimal> apply) => c =>
    {
        var x = operand(c);
        return x.IsKnown ? FormulaValue.Of(apply(x.Number)) : x;
    };

    public static Node Binary(Node left, Node right, Func<decimal, decimal, decimal?> apply) => c =>
    {
        var a = left(c);
        var b = right(c);
        return a.IsKnown && b.IsKnown ? FormulaValue.Of(apply(a.Number, b.Number)) : FormulaValue.Absent(a, b);
    };

    /// <summary>A false one decides whatever the other is; else an absent one leaves it open.</summary>
    private static Node And(Node left, Node right) => c =>
    {
        var a = left(c);
        var b = right(c);
        return (a.IsKnown && !a.IsTrue) || (b.IsKnown && !b.IsTrue) ? FormulaValue.Of(false) : a.IsKnown && b.IsKnown ? FormulaValue.Of(true) : FormulaValue.Absent(a, b);
    };

    /// <summary>A true one decides whatever the other is; a side that is not applicable says nothing, one that is missing leaves it open.</summary>
    private static Node Or(Node left, Node right) => c =>
    {
        var a = left(c);
        var b = right(c);
        return (a.State, b.State) switch
        {
            _ when a.IsTrue || b.IsTrue => FormulaValue.Of(true),
            (ValueState.Missing, _) or (_, ValueState.Missing) => FormulaValue.Missing,
            (ValueState.NotApplicable, ValueState.NotApplicable) => FormulaValue.NotApplicable,
            _ => FormulaValue.Of(false),
        };
    };

    private static Func<decimal, decimal, decimal?> Operation(string symbol) => symbol switch
    {
        "+" => (x, y) => x + y,
        "-" => (x, y) => x - y,
        "*" => (x, y) => x * y,
        "/" => (x, y) => y == 0 ? null : x / y,
        "<=" => (x, y) => x <= y ? 1 : 0,
        ">=" => (x, y) => x >= y ? 1 : 0,
        "<" => (x, y) => x < y ? 1 : 0,
        ">" => (x, y) => x > y ? 1 : 0,
        "==" => (x, y) => x == y ? 1 : 0,
        _ => (x, y) => x != y ? 1 : 0,
    };

    private static Node Constant(FormulaValue value) => _ => value;
}
