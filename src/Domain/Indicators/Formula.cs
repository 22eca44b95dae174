using System.Collections.Immutable;

namespace EconomieSociale.Indicators;

/// <summary>
/// A compiled formula of a pack: arithmetic, comparison and a few functions over data elements and parameters.
/// It is parsed once into closures. A missing operand makes the result missing; so does a division by zero.
/// Comparisons give 1 or 0.
/// </summary>
public sealed class Formula
{
    private readonly Func<FormulaContext, decimal?> evaluate;

    internal Formula(string text, ImmutableHashSet<string> names, Func<FormulaContext, decimal?> evaluate)
    {
        Text = text;
        Names = names;
        this.evaluate = evaluate;
    }

    public string Text { get; }

    /// <summary>Every element and parameter that the formula reads.</summary>
    public ImmutableHashSet<string> Names { get; }

    /// <summary>Compiles a text. Throws <see cref="FormatException"/> saying what is wrong and where.</summary>
    public static Formula Parse(string text) => new FormulaParser(text).Parse();

    /// <summary>The value in natural units, or null when something that it needs is missing.</summary>
    /// <exception cref="OverflowException">The result is beyond a decimal.</exception>
    public decimal? Evaluate(FormulaContext context) => evaluate(context);

    public override string ToString() => Text;
}
