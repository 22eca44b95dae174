using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>Checks the alert rules of a pack and compiles them.</summary>
public static class AlertRuleCheck
{
    /// <param name="typeOf">The types of elements, parameters and indicators of units; null: there is no such name.</param>
    /// <param name="dimensions">The dimensions of the assessment.</param>
    public static (ImmutableArray<AlertRule> Rules, ImmutableArray<PackFault> Faults) Check(
        ImmutableArray<AlertRuleDraft> drafts, Func<string, FormulaType?> typeOf, ImmutableArray<string> dimensions)
    {
        var faults = ImmutableArray.CreateBuilder<PackFault>();
        var rules = ImmutableArray.CreateBuilder<AlertRule>();
        foreach (var draft in drafts)
        {
            var before = faults.Count;
            var rule = Compile(draft, typeOf, faults);
            faults.AddRange(Contradictions(draft, drafts, dimensions).Select(r => new PackFault(AlertRuleDraft.File, draft.Row, r)));
            if (faults.Count == before)
            {
                rules.Add(rule);
            }
        }

        return (rules.ToImmutable(), faults.ToImmutable());
    }

    private static IEnumerable<Reason> Contradictions(AlertRuleDraft draft, ImmutableArray<AlertRuleDraft> all, ImmutableArray<string> dimensions)
    {
        if (!draft.Name.IsComplete || !draft.Action.IsComplete)
        {
            yield return Reason.Of("missing_label", draft.Code);
        }

        if (all.Count(d => d.Code == draft.Code || d.Identifier == draft.Identifier) > 1)
        {
            yield return Reason.Of("duplicate_alert_rule", draft.Code);
        }

        if (draft.Recipients.IsEmpty)
        {
            yield return Reason.Of("alert_without_recipient", draft.Code);
        }

        foreach (var unknown in draft.Obstacles.Except(dimensions, StringComparer.Ordinal))
        {
            yield return Reason.Of("unknown_dimension", draft.Code, "obstacles", unknown);
        }

        if (draft is { Info: "", Warning: "", Critical: "" })
        {
            yield return Reason.Of("alert_without_condition", draft.Code);
        }
    }

    private static AlertRule Compile(AlertRuleDraft draft, Func<string, FormulaType?> typeOf, ImmutableArray<PackFault>.Builder faults)
    {
        // A rule about a funding line reads nothing of units.
        FormulaType? Known(string name) => (draft.Basis == AlertBasis.Fund ? null : typeOf(name)) ?? AlertNames.TypeOf(name, draft.Basis) ?? BuiltIn.TypeOf(name);

        Formula? Parse(string column, string text, bool required = false)
        {
            if (text.Length == 0 && !required)
            {
                return null;
            }

            try
            {
                var formula = Formula.Parse(text);
                foreach (var wrong in FormulaTypes.Check(formula, FormulaType.YesNo, Known))
                {
                    faults.Add(new(AlertRuleDraft.File, draft.Row, Reason.Of("bad_formula", draft.Code, column, wrong)));
                }

                return formula;
            }
            catch (FormatException e)
            {
                faults.Add(new(AlertRuleDraft.File, draft.Row, Reason.Of("bad_formula", draft.Code, column, e.Message)));
                return null;
            }
        }

        var levels = ImmutableArray.CreateBuilder<(Severity, Formula)>();
        foreach (var (severity, text) in new[] { (Severity.Critical, draft.Critical), (Severity.Warning, draft.Warning), (Severity.Info, draft.Info) })
        {
            if (Parse(JsonName.Of(severity), text) is { } condition)
            {
                levels.Add((severity, condition));
            }
        }

        return new(
            draft.Code, draft.Identifier, draft.Version, draft.Name, draft.Action, draft.Basis, draft.ValidatedOnly, levels.ToImmutable(),
            Parse("clear", draft.Clear, required: true) ?? Formula.Parse("1 == 0"), Parse("unless", draft.Unless), draft.Recipients, draft.Obstacles);
    }
}
