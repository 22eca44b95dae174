using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A comparison in a gate: an indicator, a dimension or a built-in name against a number or a parameter.</summary>
/// <param name="Operator"><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</param>
/// <param name="Limit">A number, or the name of a parameter.</param>
public sealed record GateTerm(string Name, string Operator, FormulaNode Limit)
{
    public bool Holds(decimal value, decimal limit) => Operator switch
    {
        "<" => value < limit,
        "<=" => value <= limit,
        ">" => value > limit,
        _ => value >= limit,
    };
}

/// <summary>
/// A limit to compensation: whatever the composite, a red gate makes a unit red, an amber one at most amber (domain report §4).
/// The condition is a disjunction of conjunctions, so that it can also be said what would close the gate.
/// </summary>
/// <param name="Cases">The gate is shut when in one of these cases all terms hold. A term whose value is not known does not hold.</param>
public sealed record Gate(string Code, Status Colour, Formula Condition, ImmutableArray<ImmutableArray<GateTerm>> Cases, Label Name)
{
    /// <summary>The cases of a condition. Throws <see cref="FormatException"/> for one of another shape.</summary>
    public static ImmutableArray<ImmutableArray<GateTerm>> Read(Formula condition) =>
        [.. Split(condition.Root, "or").Select(c => Split(c, "and").Select(Term).ToImmutableArray())];

    private static IEnumerable<FormulaNode> Split(FormulaNode node, string word) =>
        node is BinaryNode b && b.Operator == word ? Split(b.Left, word).Concat(Split(b.Right, word)) : [node];

    private static GateTerm Term(FormulaNode node) => node switch
    {
        BinaryNode { Operator: "<" or "<=" or ">" or ">=", Left: NameNode name, Right: NumberNode or NameNode } b => new(name.Name, b.Operator, b.Right),
        BinaryNode { Operator: "<" or "<=" or ">" or ">=", Left: NameNode name, Right: UnaryNode { Operator: "-", Operand: NumberNode n } } b =>
            new(name.Name, b.Operator, new NumberNode(-n.Value)),
        _ => throw new FormatException("a gate is made of comparisons of a name with a number or a parameter, joined by and, these joined by or"),
    };
}
