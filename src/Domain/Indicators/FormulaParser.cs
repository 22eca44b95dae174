using System.Collections.Immutable;
using System.Globalization;
using Node = System.Func<EconomieSociale.Indicators.FormulaContext, decimal?>;

namespace EconomieSociale.Indicators;

/// <summary>
/// Recursive descent over
/// <c>or → and → comparison → sum → product → unary → number | name | function(…) | (or)</c>.
/// </summary>
internal sealed class FormulaParser(string text)
{
    /// <summary>Deep enough for any indicator, small enough that a hostile text cannot exhaust the stack.</summary>
    private const int MaxDepth = 64;

    /// <summary>A chain of terms is evaluated as deep as it is long, so the length is limited too.</summary>
    private const int MaxLength = 2_000;

    private readonly List<FormulaToken> tokens = text.Length <= MaxLength ? FormulaToken.Cut(text) : throw new FormatException($"more than {MaxLength} characters");
    private readonly ImmutableHashSet<string>.Builder names = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
    private int at;
    private int depth;

    private FormulaToken Current => tokens[at];

    public Formula Parse()
    {
        var root = Or();
        return Current.Kind == TokenKind.End ? new(text, names.ToImmutable(), root) : throw Unexpected("an operator");
    }

    private Node Or() => Chain(And, "or", (a, b) => Known(a, b, (x, y) => x != 0 || y != 0));

    private Node And() => Chain(Comparison, "and", (a, b) => Known(a, b, (x, y) => x != 0 && y != 0));

    private Node Comparison()
    {
        var left = Sum();
        Func<decimal, decimal, bool>? compare = Current.Text switch
        {
            "<=" => (x, y) => x <= y,
            ">=" => (x, y) => x >= y,
            "<" => (x, y) => x < y,
            ">" => (x, y) => x > y,
            "==" => (x, y) => x == y,
            "!=" => (x, y) => x != y,
            _ => null,
        };
        if (compare is null)
        {
            return left;
        }

        at++;
        return Known(left, Sum(), compare);
    }

    private Node Sum()
    {
        var left = Product();
        while (Current.Text is "+" or "-")
        {
            left = Take() == "+" ? Binary(left, Product(), (x, y) => x + y) : Binary(left, Product(), (x, y) => x - y);
        }

        return left;
    }

    private Node Product()
    {
        var left = Unary();
        while (Current.Text is "*" or "/")
        {
            left = Take() == "*" ? Binary(left, Unary(), (x, y) => x * y) : Binary(left, Unary(), (x, y) => y == 0 ? null : x / y);
        }

        return left;
    }

    private Node Unary()
    {
        if (++depth > MaxDepth)
        {
            throw new FormatException($"more than {MaxDepth} levels of parentheses and signs");
        }

        Node result;
        if (Current.Text == "-")
        {
            at++;
            var operand = Unary();
            result = c => -operand(c);
        }
        else
        {
            result = Primary();
        }

        depth--;
        return result;
    }

    private Node Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number when decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number):
                at++;
                return _ => number;
            case TokenKind.Name when tokens[at + 1].Text == "(":
                at += 2;
                return FormulaFunctions.Bind(token.Text, Arguments(), names.Add);
            case TokenKind.Name when token.Text is not ("and" or "or"):
                at++;
                names.Add(token.Text);
                return c => c(token.Text, 0);
            case TokenKind.Symbol when token.Text == "(":
                at++;
                var inner = Or();
                Expect(")");
                return inner;
            default:
                throw Unexpected("a number, a name or '('");
        }
    }

    /// <summary>Arguments up to the closing parenthesis; one that is a bare name keeps it, for functions that look back in time.</summary>
    private List<(Node Value, string? Name)> Arguments()
    {
        var arguments = new List<(Node, string?)>();
        do
        {
            var first = Current;
            var start = at;
            var value = Or();
            arguments.Add((value, first.Kind == TokenKind.Name && at == start + 1 ? first.Text : null));
        }
        while (TryTake(","));
        Expect(")");
        return arguments;
    }

    private Node Chain(Func<Node> operand, string word, Func<Node, Node, Node> join)
    {
        var left = operand();
        while (TryTake(word))
        {
            left = join(left, operand());
        }

        return left;
    }

    private static Node Binary(Node left, Node right, Func<decimal, decimal, decimal?> apply) =>
        c => left(c) is { } x && right(c) is { } y ? apply(x, y) : null;

    private static Node Known(Node left, Node right, Func<decimal, decimal, bool> test) => Binary(left, right, (x, y) => test(x, y) ? 1 : 0);

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
