using EconomieSociale.Indicators;

namespace EconomieSociale.Demonstration;

/// <summary>What is known of a unit while its portrait is drawn: traits so far, and draws. A trait that nothing gave it is 0.</summary>
internal sealed class TraitScope(Draws draws)
{
    /// <summary>Figures that are carried on are cut here, so that long products stay short.</summary>
    public const int Decimals = 6;

    private const string Occasion = "unit";

    private readonly Dictionary<string, decimal?> traits = new(StringComparer.Ordinal);

    public Draws Draws => draws;

    public decimal? this[string name] => traits.GetValueOrDefault(name, 0);

    public decimal? Evaluate(Formula formula) => Cut(formula.Evaluate(FormulaContext.Of(Value)).OrNull, Decimals);

    public bool Holds(Formula formula) => formula.Evaluate(FormulaContext.Of(Value)).IsTrue;

    public void Take(IEnumerable<NamedFormula> given)
    {
        foreach (var (name, formula) in given)
        {
            traits[name] = Evaluate(formula);
        }
    }

    /// <summary>One of the options by their weights; null if none has any.</summary>
    /// <param name="what">Names the choice, so that each has a draw of its own.</param>
    public T? Choose<T>(IReadOnlyList<T> options, string what)
        where T : PlanOption
    {
        var weights = options.Select(o => Math.Max(0, Evaluate(o.Weight) ?? 0)).ToArray();
        var left = draws.Uniform(what, "choice") * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return options[i];
            }
        }

        return null;
    }

    public static decimal? Cut(decimal? value, int decimals) =>
        value is { } known ? Math.Round(known, decimals, MidpointRounding.AwayFromZero) : null;

    private decimal? Value(string name, int periodsBack) => periodsBack > 0 ? null : draws.Named(name, Occasion) ?? this[name];
}
