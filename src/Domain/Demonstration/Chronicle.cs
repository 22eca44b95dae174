using System.Collections.Frozen;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>Computes what happened to a unit, form by form and period by period.</summary>
internal sealed class Chronicle(DemonstrationPlan plan, PlanCalendar calendar, Pack pack)
{
    private readonly FrozenDictionary<string, DataSet> sets = plan.Forms.ToFrozenDictionary(f => f.DataSet, f => pack.DataSet(f.DataSet)!, StringComparer.Ordinal);

    public DataSet Set(PlanForm form) => sets[form.DataSet];

    public History Tell(Portrait unit)
    {
        // A chain of mergers ends with the first that absorbed nobody; only the last before counts for this unit.
        var absorbed = unit.Absorbed is { } before ? Tell(before) : null;
        var history = new History(pack);
        foreach (var form in plan.Forms)
        {
            var set = Set(form);
            var told = history.Open(set);
            var periods = form.FilledBy is null || unit.Traits.Holds(form.FilledBy) ? calendar.Computed(set).Where(unit.LivesIn) : [];
            foreach (var period in periods)
            {
                Compute(form, told.Begin(period), Scope(unit, form, period, history, absorbed));
            }
        }

        return history;
    }

    public PeriodScope Scope(Portrait unit, PlanForm form, Period period, History history, History? absorbed = null)
    {
        var set = Set(form);
        var index = period.Ordinal - calendar.First(form, set.PeriodKind).Ordinal;
        return new(unit, set, period, new(index, form.Periods - 1 - index, calendar.LastDay), history, absorbed, pack);
    }

    private void Compute(PlanForm form, Dictionary<string, decimal?> values, PeriodScope scope)
    {
        foreach (var (name, formula) in form.Steps)
        {
            values[name] = TraitScope.Cut(scope.Evaluate(formula), pack.Element(name)?.Decimals ?? TraitScope.Decimals);
        }
    }
}
