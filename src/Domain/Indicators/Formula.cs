using System.Collections.Immutable;

namespace EconomieSociale.Indicators;

/// <summary>
/// A compiled formula of a pack: arithmetic, comparison and a closed list of functions over data elements, parameters and other indicators.
/// It is parsed once into a tree and compiled once into closures; nothing is looked up by text again but the names of values.
/// </summary>
public sealed class Formula
{
    private readonly Func<FormulaContext, FormulaValue> evaluate;

    private Formula(string text, FormulaNode root)
    {
        Text = text;
        Root = root;
        Names = [.. FormulaFunctions.ValueNames(root)];
        evaluate = FormulaCompiler.Compile(root);
    }

    public string Text { get; }

    public FormulaNode Root { get; }

    /// <summary>Every element, parameter, indicator or built-in name that the formula reads.</summary>
    public ImmutableHashSet<string> Names { get; }

    /// <summary>True if it reads other periods than the one asked.</summary>
    public bool LooksBack => Root.All().OfType<CallNode>().Any(c => FormulaFunctions.LooksBack(c.Function));

    /// <summary>Compiles a text. Throws <see cref="FormatException"/> saying what is wrong and where.</summary>
    public static Formula Parse(string text) => new(text, new FormulaParser(text).Parse());

    /// <summary>The value in natural units. A division by zero is missing.</summary>
    /// <exception cref="OverflowException">The result is beyond a decimal.</exception>
    public FormulaValue Evaluate(FormulaContext context) => evaluate(context);

    public override string ToString() => Text;
}
