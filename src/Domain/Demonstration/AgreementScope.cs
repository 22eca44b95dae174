using System.Collections.Frozen;
using EconomieSociale.Indicators;

namespace EconomieSociale.Demonstration;

/// <summary>What a formula of an agreement can read: draws, what is known of the agreement so far, and traits of the unit.</summary>
/// <param name="Occasion">What the draws are for: an agreement, a payment, a milestone.</param>
/// <param name="Ordinal">Which one: the ordinal of the main period in which the agreement was first paid, or the payment was.</param>
internal sealed record AgreementScope(Portrait Unit, string Occasion, int Ordinal)
{
    /// <summary>The names that the story of an agreement gives; 0 where they say nothing.</summary>
    public static readonly FrozenSet<string> Names = new[] { "amount", "payments", "number", "to_go", "unjustified", "open_milestones" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the fund pays or paid, in units of the currency.</summary>
    public decimal Amount { get; init; }

    /// <summary>How many payments the agreement has.</summary>
    public int Payments { get; init; }

    /// <summary>Which of them it is, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Days from the day that it is about until the last day of the plan.</summary>
    public int ToGo { get; init; }

    /// <summary>Part of what was paid that is not justified at the end, of one.</summary>
    public decimal Unjustified { get; init; }

    /// <summary>How many milestones are not reached at the end.</summary>
    public int OpenMilestones { get; init; }

    public decimal? Evaluate(Formula formula) => TraitScope.Cut(formula.Evaluate(FormulaContext.Of(Value)).OrNull, TraitScope.Decimals);

    public bool Holds(Formula formula) => Evaluate(formula) is { } value && value != 0;

    /// <summary>A number of whole days; null if missing.</summary>
    public int? Days(Formula formula) => Evaluate(formula) is { } days ? (int)decimal.Truncate(days) : null;

    /// <summary>A part between nothing and all.</summary>
    public decimal Part(Formula formula) => Math.Clamp(Evaluate(formula) ?? 0, 0, 1);

    private decimal? Value(string name, int periodsBack) => periodsBack > 0 ? null : Unit.Draws.Named(name, Occasion, Ordinal) ?? name switch
    {
        "amount" => Amount,
        "payments" => Payments,
        "number" => Number,
        "to_go" => ToGo,
        "unjustified" => Unjustified,
        "open_milestones" => OpenMilestones,
        _ => Unit.Traits[name],
    };
}
