using CsCheck;
using EconomieSociale.Indicators;
using Xunit;

namespace EconomieSociale.Tests.Indicators;

public class FormulaPropertyTests
{
    /// <summary>An expression as text, with no more parentheses than it needs, and its value computed without the parser.</summary>
    private sealed record Expression(string Text, int Binding, Func<Func<string, decimal?>, decimal?> Value);

    private static readonly Gen<Expression> Leaves = Gen.OneOf(
        Gen.Int[0, 9].Select(n => new Expression($"{n}", 6, _ => n)),
        Gen.Int[0, 2].Select(i => new[] { "a", "b", "c" }[i]).Select(name => new Expression(name, 6, v => v(name))));

    private static readonly (string Sign, int Binding, Func<decimal, decimal, decimal?> Apply)[] Operators =
    [
        ("or", 0, (x, y) => x != 0 || y != 0 ? 1 : 0), ("and", 1, (x, y) => x != 0 && y != 0 ? 1 : 0),
        ("<", 2, (x, y) => x < y ? 1 : 0), (">=", 2, (x, y) => x >= y ? 1 : 0), ("==", 2, (x, y) => x == y ? 1 : 0),
        ("+", 3, (x, y) => x + y), ("-", 3, (x, y) => x - y),
        ("*", 4, (x, y) => x * y), ("/", 4, (x, y) => y == 0 ? null : x / y),
    ];

    private static readonly Gen<Expression> Expressions = Gen.Recursive<Expression>((depth, inner) => depth >= 4
        ? Leaves
        : Gen.OneOf(
            Leaves,
            Gen.Select(Gen.Int[0, Operators.Length - 1], inner, inner, (o, l, r) => Binary(Operators[o], l, r)),
            inner.Select(x => new Expression("-" + Within(x, 5), 5, v => -x.Value(v))),
            Gen.Select(inner, inner, (x, y) => new Expression($"max({x.Text},{y.Text})", 6, v => x.Value(v) is { } a && y.Value(v) is { } b ? Math.Max(a, b) : null)),
            Gen.Select(inner, inner, inner, (t, x, y) => new Expression($"if({t.Text}, {x.Text}, {y.Text})", 6, v => t.Value(v) is { } test ? (test != 0 ? x : y).Value(v) : null)),
            inner.Select(x => new Expression($"or_zero({x.Text})", 6, v => x.Value(v) ?? 0))));

    [Fact]
    public void Evaluate_AnyExpression_IsItsDirectValue() =>
        Gen.Select(Expressions, Gen.Int[-9, 9].Nullable(), Gen.Int[-9, 9].Nullable()).Sample(
            (expression, a, b) =>
            {
                decimal? Values(string name) => name switch { "a" => a, "b" => b, _ => 3 };
                Assert.Equal(expression.Value(Values), Formula.Parse(expression.Text).Evaluate((name, _) => Values(name)));
            },
            iter: 2_000,
            print: t => $"{t.Item1.Text} with a={t.Item2}, b={t.Item3}");

    [Fact]
    public void Parse_AnyText_EndsInAFormulaOrAFormatException() =>
        Gen.String["ab1.+-*/()<>=!, and_or_zeroprevious"].Sample(text => Record.Exception(() => Formula.Parse(text)) is null or FormatException, iter: 2_000);

    private static Expression Binary((string Sign, int Binding, Func<decimal, decimal, decimal?> Apply) op, Expression left, Expression right) => new(
        $"{Within(left, op.Binding == 2 ? 3 : op.Binding)} {op.Sign} {Within(right, op.Binding + 1)}",
        op.Binding,
        v => (op.Sign, left.Value(v), right.Value(v)) switch
        {
            (_, { } x, { } y) => op.Apply(x, y),
            ("and", 0, _) or ("and", _, 0) => 0,
            ("or", { } x, null) when x != 0 => 1,
            ("or", null, { } y) when y != 0 => 1,
            _ => null,
        });

    private static string Within(Expression expression, int binding) => expression.Binding < binding ? $"({expression.Text})" : expression.Text;
}
