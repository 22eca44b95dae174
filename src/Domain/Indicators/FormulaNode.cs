using System.Collections.Immutable;

namespace EconomieSociale.Indicators;

/// <summary>The tree of a formula.</summary>
public abstract record FormulaNode
{
    /// <summary>This node and everything below it.</summary>
    public IEnumerable<FormulaNode> All() => Children().SelectMany(c => c.All()).Prepend(this);

    public virtual ImmutableArray<FormulaNode> Children() => [];
}

public sealed record NumberNode(decimal Value) : FormulaNode;

/// <summary><c>na</c> or <c>missing</c>.</summary>
public sealed record AbsentNode(ValueState State) : FormulaNode;

public sealed record NameNode(string Name) : FormulaNode;

/// <param name="Operator"><c>-</c> or <c>not</c>.</param>
public sealed record UnaryNode(string Operator, FormulaNode Operand) : FormulaNode
{
    public override ImmutableArray<FormulaNode> Children() => [Operand];
}

/// <param name="Operator">Arithmetic, comparison, <c>and</c> or <c>or</c>.</param>
public sealed record BinaryNode(string Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
{
    public override ImmutableArray<FormulaNode> Children() => [Left, Right];
}

public sealed record CallNode(string Function, ImmutableArray<FormulaNode> Arguments) : FormulaNode
{
    public override ImmutableArray<FormulaNode> Children() => Arguments;
}
