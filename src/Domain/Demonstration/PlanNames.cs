using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>Checks that every name in the formulas of a plan means something: a trait that is misspelt would silently be 0.</summary>
internal static class PlanNames
{
    public static IEnumerable<Reason> Check(DemonstrationPlan plan, Pack pack)
    {
        var traits = Traits(plan).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var faults = UnitFormulas(plan)
            .SelectMany(f => f.Formula.Names.Select(n => (f.Name, Read: n)))
            .Where(f => !IsDraw(f.Read) && !traits.Contains(f.Read))
            .Select(f => Reason.Of("unknown_name", f.Name, f.Read));
        return faults.Concat(Forms(plan, pack, traits)).Concat(FundPlanRules.Names(plan, traits)).Distinct();
    }

    private static IEnumerable<Reason> Forms(DemonstrationPlan plan, Pack pack, HashSet<string> traits)
    {
        var computed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in plan.Forms)
        {
            foreach (var step in form.Steps)
            {
                computed.Add(step.Name);
                if (pack.Element(step.Name) is { } element && !element.DataSets.Contains(form.DataSet))
                {
                    yield return Reason.Of("element_not_in_data_set", form.DataSet, step.Name);
                }
            }

            bool Known(string name) => IsDraw(name) || traits.Contains(name) || computed.Contains(name) || PeriodScope.CalendarNames.Contains(name)
                || pack.Parameter(name, plan.LastPeriod.LastDay) is not null
                || (name.StartsWith(PeriodScope.AbsorbedPrefix, StringComparison.Ordinal) && computed.Contains(name[PeriodScope.AbsorbedPrefix.Length..]));

            foreach (var (place, formula) in FormFormulas(form))
            {
                foreach (var name in formula.Names.Where(n => !Known(n)))
                {
                    yield return Reason.Of("unknown_name", $"{form.DataSet}/{place}", name);
                }
            }

            foreach (var reported in form.Slips.SelectMany(s => s.Values).Concat(form.NotApplicable).Where(v => pack.Element(v.Name)?.DataSets.Contains(form.DataSet) != true))
            {
                yield return Reason.Of("unknown_element", form.DataSet, reported.Name);
            }
        }
    }

    private static IEnumerable<NamedFormula> Traits(DemonstrationPlan plan) => plan.Traits
        .Concat(plan.Kinds.SelectMany(k => k.Traits))
        .Concat(Options(plan).SelectMany(o => o.Traits));

    private static IEnumerable<PlanOption> Options(DemonstrationPlan plan) => plan.Communes
        .Concat(plan.Sectors)
        .Concat(plan.Associations)
        .Concat(plan.FundingLines.Options)
        .Concat(plan.Kinds.SelectMany(k => k.LegalForms))
        .Concat(plan.Characters.SelectMany(c => c.Options));

    private static IEnumerable<NamedFormula> UnitFormulas(DemonstrationPlan plan) => Traits(plan)
        .Concat(Options(plan).Select(o => new NamedFormula(o.Code, o.Weight)))
        .Concat(plan.Moves.SelectMany(m => new NamedFormula[] { new("moves", m.When), new("moves", m.In) }))
        .Concat(plan.Visits.SelectMany(v => new NamedFormula[] { new("visits", v.When), new("visits", v.DaysAgo) }))
        .Concat([new("life", plan.Life.FoundedIn), new("life", plan.Life.FoundedDay), new("life", plan.Life.ClosedIn), new("fundingLines", plan.FundingLines.Share)])
        .Concat(plan.Forms.Where(f => f.FilledBy is not null).Select(f => new NamedFormula(f.DataSet, f.FilledBy!)))
        .Concat(plan.AssociationShare is { } share ? [new NamedFormula("associationShare", share)] : []);

    private static IEnumerable<NamedFormula> FormFormulas(PlanForm form) => form.Steps
        .Concat(form.NotApplicable)
        .Append(new("sent", form.Sent))
        .Concat(form.Received is { } received ? [new("received", received)] : Array.Empty<NamedFormula>())
        .Concat(form.Slips.SelectMany(s => s.Values.Append(new("slips", s.When)).Append(new("slips", s.Corrected)).Append(new("slips", s.Returned))))
        .Concat(form.Reviews.Select(r => new NamedFormula("reviews", r.When)));

    public static bool IsDraw(string name) =>
        name.StartsWith(Draws.UniformPrefix, StringComparison.Ordinal) || name.StartsWith(Draws.NormalPrefix, StringComparison.Ordinal);
}
