using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>What may be planned for a unit.</summary>
public static class PlanRules
{
    public const int MaxText = 500;
    public const int MaxPlans = 200;

    /// <param name="view">How the unit stands: the diagnosis, and the baselines of the indicators.</param>
    public static Decision<CareBook> Open(CareBook care, OpenPlan command, AssessmentView view, Pack pack, DateTimeOffset now, DateOnly today)
    {
        if (care.Plans.Any(p => p.Command == command.CommandId))
        {
            return Decision<CareBook>.Keep(care);
        }

        ImmutableArray<int> answered = command.Alerts.IsEmpty ? [.. care.Alerts.Open.Select(a => a.Number)] : command.Alerts;
        var faults = CareCommands.Faults(command.CommandId, command.By)
            .Concat(Faults(care, command, answered))
            .Concat(command.Actions.SelectMany((a, i) => Faults(a, i, pack, today))).ToArray();
        if (faults.Length > 0)
        {
            return Decision<CareBook>.Refuse(faults);
        }

        var plan = new AccompanimentPlan(
            care.Plans.Length + 1, command.CommandId, today, command.By, answered, PlanDiagnosis.Of(view),
            [
                .. command.Actions.Select((a, i) => new PlanAction(
                    i + 1, a.Obstacle, a.Indicator, a.Title, view.Assessment?.Indicator(a.Indicator)?.OrNull, a.Target!.Value, a.DueOn!.Value, a.Owner, null, null, null)),
            ],
            null);
        var alerts = answered.Aggregate(care.Alerts, (book, number) => Planned(book, book.Find(number)!, plan, now));
        return Decision<CareBook>.To(care with { Alerts = alerts, Plans = care.Plans.Add(plan) });
    }

    public static Decision<CareBook> Finish(CareBook care, FinishAction command, DateOnly today)
    {
        var plan = care.Plans.FirstOrDefault(p => p.Number == command.Plan);
        var action = plan?.Actions.FirstOrDefault(a => a.Number == command.Action);
        if (action is null)
        {
            return Decision<CareBook>.Refuse(Reason.Of("unknown_action", "action"));
        }

        if (action.DoneOn is not null)
        {
            return action.DoneCommand == command.CommandId ? Decision<CareBook>.Keep(care) : Decision<CareBook>.Refuse(Reason.Of("action_done", "action"));
        }

        var faults = CareCommands.Faults(command.CommandId, command.By).ToArray();
        if (faults.Length > 0)
        {
            return Decision<CareBook>.Refuse(faults);
        }

        var done = plan! with { Actions = plan.Actions.Replace(action, action with { DoneOn = today, DoneBy = command.By, DoneCommand = command.CommandId }) };
        return Decision<CareBook>.To(care with { Plans = care.Plans.Replace(plan, done) });
    }

    /// <summary>Plans whose alerts the data has all closed are closed, on the day of the last. The same plans if nothing changed.</summary>
    public static ImmutableArray<AccompanimentPlan> Follow(ImmutableArray<AccompanimentPlan> plans, AlertBook alerts)
    {
        if (!plans.Any(p => p.IsOpen && !IsAnswering(p, alerts)))
        {
            return plans;
        }

        return [.. plans.Select(p => p.IsOpen && !IsAnswering(p, alerts) ? p with { ClosedOn = LastClosing(p, alerts) } : p)];
    }

    private static DateOnly LastClosing(AccompanimentPlan plan, AlertBook alerts) =>
        plan.Alerts.Select(a => alerts.Find(a)?.ClosedOn ?? plan.OpenedOn).Append(plan.OpenedOn).Max();

    private static bool IsAnswering(AccompanimentPlan plan, AlertBook alerts) => plan.Alerts.Any(a => alerts.Find(a)?.IsOpen == true);

    private static AlertBook Planned(AlertBook book, AlertRecord alert, AccompanimentPlan plan, DateTimeOffset now) => book.Put(
        alert.With(new(AlertEvent.Planned, now, alert.Severity, [], plan.By, null, plan.Command), AlertState.Planned) with { Plan = plan.Number });

    private static IEnumerable<Reason> Faults(CareBook care, OpenPlan command, ImmutableArray<int> answered)
    {
        if (care.Plans.Any(p => p.IsOpen))
        {
            yield return Reason.Of("plan_open", "unit");
        }

        if (care.Plans.Length >= MaxPlans)
        {
            yield return Reason.Of("too_many_plans", "unit", $"{MaxPlans}");
        }

        if (command.Actions.Length is 0 or > AccompanimentPlan.MaxActions)
        {
            yield return Reason.Of("actions_expected", "actions", $"{AccompanimentPlan.MaxActions}");
        }

        if (answered.IsEmpty)
        {
            yield return Reason.Of("plan_without_alert", "alerts");
        }

        foreach (var number in answered.Where(n => care.Alerts.Find(n) is not { IsOpen: true }))
        {
            yield return Reason.Of("unknown_alert", "alerts", $"{number}");
        }
    }

    private static IEnumerable<Reason> Faults(ProposedAction action, int index, Pack pack, DateOnly today)
    {
        string Field(string name) => $"actions[{index}].{name}";
        if (pack.Catalogue.Dimension(action.Obstacle) is not { Kind: DimensionKind.Obstacle })
        {
            yield return Reason.Of("unknown_dimension", Field("obstacle"), action.Obstacle);
        }

        if (pack.Indicator(action.Indicator) is null)
        {
            yield return Reason.Of("unknown_indicator", Field("indicator"), action.Indicator);
        }

        foreach (var (name, text) in new[] { ("title", action.Title), ("owner", action.Owner) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return Reason.Of("required", Field(name));
            }
            else if (text.Length > MaxText)
            {
                yield return Reason.Of("too_long", Field(name), $"{MaxText}");
            }
        }

        if (action.Target is null)
        {
            yield return Reason.Of("required", Field("target"));
        }

        if (action.DueOn is null || action.DueOn < today)
        {
            yield return Reason.Of("due_in_past", Field("due"));
        }
    }
}
