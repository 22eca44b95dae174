using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>When a rule is looked at again.</summary>
[GenerateSerializer, Alias("alert-basis")]
public enum AlertBasis
{
    /// <summary>With the report of each main period.</summary>
    Report = 1,

    /// <summary>
    /// As days pass. Its conditions may become true because a day passes, but false only because something happens: a report, a visit, the end of a period.
    /// </summary>
    Day = 2,

    /// <summary>About a funding line instead of a unit, by its ledger, as days pass: for its conditions the same holds as for <see cref="Day"/>.</summary>
    Fund = 3,
}

/// <summary>Whom an alert concerns, by their relation to the unit on that day; never a list made by hand.</summary>
[GenerateSerializer, Alias("relation")]
public enum Relation
{
    Reporter = 1,
    AssociationAgent = 2,
    AssociationLead = 3,
    ProgrammeOfficer = 4,
    FundManager = 5,
    SteeringCommittee = 6,
}

/// <summary>A rule as data of a pack. What raises an alert and what closes it differ, so that nothing flaps around one threshold.</summary>
/// <param name="Version">Rises with each change of the rule; an alert names the one that raised it.</param>
/// <param name="ValidatedOnly">True if only validated figures count.</param>
/// <param name="Levels">The conditions by severity, the highest first; the first that holds gives the severity.</param>
/// <param name="Clear">Closes the alert.</param>
/// <param name="Unless">While it holds no alert is raised; one that is open stays. Null: nothing prevents it.</param>
/// <param name="Obstacles">The dimensions of the assessment that it belongs to.</param>
public sealed record AlertRule(
    string Code,
    string Identifier,
    int Version,
    Label Name,
    Label Action,
    AlertBasis Basis,
    bool ValidatedOnly,
    ImmutableArray<(Severity Severity, Formula Condition)> Levels,
    Formula Clear,
    Formula? Unless,
    ImmutableArray<Relation> Recipients,
    ImmutableArray<string> Obstacles)
{
    /// <summary>The severity that the conditions give; none where no condition is known to hold.</summary>
    public Severity LevelIn(FormulaContext context)
    {
        foreach (var (severity, condition) in Levels)
        {
            if (Value(condition.Evaluate, context).IsTrue)
            {
                return severity;
            }
        }

        return Severity.None;
    }

    public bool ClearsIn(FormulaContext context) => Value(Clear.Evaluate, context).IsTrue;

    public bool IsPreventedIn(FormulaContext context) => Unless is not null && Value(Unless.Evaluate, context).IsTrue;

    /// <summary>The figures that the conditions read, with their values: what the alert says about why it is there.</summary>
    public ImmutableArray<AlertFigure> FiguresIn(FormulaContext context) =>
        [.. Levels.SelectMany(l => l.Condition.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new AlertFigure(name, Value(c => c.Now(name), context).OrNull))];

    /// <summary>A result beyond the numbers that a decimal holds is no value, as for indicators: one unit's figure must not stop the alerts of its area.</summary>
    private static FormulaValue Value(Func<FormulaContext, FormulaValue> evaluate, FormulaContext context)
    {
        try
        {
            return evaluate(context);
        }
        catch (OverflowException)
        {
            return FormulaValue.Missing;
        }
    }
}

/// <summary>A figure that a rule read. A date is its day number.</summary>
/// <param name="Value">In natural units, unrounded; null: not known.</param>
[GenerateSerializer, Immutable, Alias("alert-figure")]
public sealed record AlertFigure(string Name, decimal? Value);
