using System.Collections.Immutable;
using System.Globalization;

namespace EconomieSociale.Indicators;

/// <summary>
/// Recursive descent over
/// <c>or → and → not → comparison → sum → product → unary → number | name | function(…) | (or)</c>.
/// </summary>
internal sealed class FormulaParser(string text)
{
    /// <summary>Deep enough for any indicator, small enough that a hostile text cannot exhaust the stack.</summary>
    private const int MaxDepth = 64;

    /// <summary>A chain of terms is evaluated as deep as it is long, so the length is limited too.</summary>
    private const int MaxLength = 2_000;

    private readonly List<FormulaToken> tokens = text.Length <= MaxLength ? FormulaToken.Cut(text) : throw new FormatException($"more than {MaxLength} characters");
    private int at;
    private int depth;

    private FormulaToken Current => tokens[at];

    public FormulaNode Parse()
    {
        var root = Or();
        return Current.Kind == TokenKind.End ? root : throw Unexpected("an operator");
    }

    private FormulaNode Or() => Chain(And, "or");

    private FormulaNode And() => Chain(Not, "and");

    private FormulaNode Not() => Current.Text == "not" ? Deeper(() =>
    {
        at++;
        return new UnaryNode("not", Not());
    }) : Comparison();

    private FormulaNode Comparison()
    {
        var left = Sum();
        return Current.Text is "<=" or ">=" or "<" or ">" or "==" or "!=" ? new BinaryNode(Take(), left, Sum()) : left;
    }

    private FormulaNode Sum() => Chain(Product, "+", "-");

    private FormulaNode Product() => Chain(Unary, "*", "/");

    private FormulaNode Unary() => Deeper(() =>
    {
        if (Current.Text != "-")
        {
            return Primary();
        }

        at++;
        return new UnaryNode("-", Unary());
    });

    private FormulaNode Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number when decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number):
                at++;
                return new NumberNode(number);
            case TokenKind.Name when tokens[at + 1].Text == "(":
                at += 2;
                return FormulaFunctions.Checked(new(token.Text, Arguments()));
            case TokenKind.Name when token.Text is "na" or "missing":
                at++;
                return new AbsentNode(token.Text == "na" ? ValueState.NotApplicable : ValueState.Missing);
            case TokenKind.Name when token.Text is not ("and" or "or" or "not"):
                at++;
                return new NameNode(token.Text);
            case TokenKind.Symbol when token.Text == "(":
                at++;
                var inner = Or();
                Expect(")");
                return inner;
            default:
                throw Unexpected("a number, a name or '('");
        }
    }

    private ImmutableArray<FormulaNode> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<FormulaNode>();
        do
        {
            arguments.Add(Or());
        }
        while (TryTake(","));
        Expect(")");
        return arguments.ToImmutable();
    }

    private FormulaNode Chain(Func<FormulaNode> operand, params ReadOnlySpan<string> operators)
    {
        var left = operand();
        while (operators.Contains(Current.Text))
        {
            left = new BinaryNode(Take(), left, operand());
        }

        return left;
    }

    private FormulaNode Deeper(Func<FormulaNode> parse)
    {
        if (++depth > MaxDepth)
        {
            throw new FormatException($"more than {MaxDepth} levels of parentheses and signs");
        }

        var result = parse();
        depth--;
        return result;
    }

    private string Take() => tokens[at++].Text;

    private bool TryTake(string symbol)
    {
        var found = Current.Text == symbol;
        at += found ? 1 : 0;
        return found;
    }

    private void Expect(string symbol)
    {
        if (!TryTake(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    private FormatException Unexpected(string wanted) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{wanted} was expected at position {Current.At + 1} of '{text}'"));
}
