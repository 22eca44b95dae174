using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>An action of a plan. <c>Now</c> is the indicator in the newest assessment; null where only a list was asked for or it is not known.</summary>
public sealed record PlanActionBody(
    int Number, string Obstacle, string Indicator, Label? IndicatorName, string Title, decimal? Baseline, decimal Target, decimal? Now, bool? Attained, DateOnly Due, string Owner,
    DateOnly? DoneOn, string? DoneBy, bool Late);

/// <summary>How the unit stood when the plan was made.</summary>
public sealed record DiagnosisBody(Period? Period, string State, decimal? Composite, IReadOnlyDictionary<string, decimal?> Dimensions);

/// <summary>An accompaniment plan as the API shows it.</summary>
public sealed record PlanBody(
    string Id, string Unit, string? Name, string? NameAr, string? Association, string State, DateOnly OpenedOn, DateOnly? ClosedOn, string By, ImmutableArray<string> Alerts,
    DiagnosisBody Diagnosis, ImmutableArray<PlanActionBody> Actions)
{
    public static PlanBody Of(UnitPlan line, Pack pack, DateOnly today) =>
        Of(line.Unit, line.Plan, null, pack, today) with { Name = line.Name, NameAr = line.NameAr, Association = line.Association };

    public static PlanBody Of(CooperativeView view, AccompanimentPlan plan, Pack pack, DateOnly today) =>
        Of(view.Unit.Code, plan, view.Assessment.Assessment, pack, today) with { Name = view.Unit.Name, NameAr = view.Unit.NameAr, Association = view.Unit.Association.Current };

    private static PlanBody Of(string unit, AccompanimentPlan plan, Assessment? now, Pack pack, DateOnly today) => new(
        NumberedId.Of(unit, plan.Number), unit, null, null, null, plan.IsOpen ? "open" : "closed", plan.OpenedOn, plan.ClosedOn, plan.By,
        [.. plan.Alerts.Select(a => NumberedId.Of(unit, a))],
        new(plan.Diagnosis.Period, JsonName.Of(plan.Diagnosis.State), plan.Diagnosis.Composite, plan.Diagnosis.Dimensions.ToDictionary(d => d.Code, d => d.Score)),
        [.. plan.Actions.Select(a => Of(a, now?.Indicator(a.Indicator)?.OrNull, pack, today))]);

    private static PlanActionBody Of(PlanAction a, decimal? now, Pack pack, DateOnly today) => new(
        a.Number, a.Obstacle, a.Indicator, pack.Indicator(a.Indicator)?.Name, a.Title, a.Baseline, a.Target, now, Attained(a, now, pack), a.DueOn, a.Owner, a.DoneOn, a.DoneBy,
        a.IsLateOn(today));

    /// <summary>Whether the indicator has come to its target, in the direction in which it is better.</summary>
    public static bool? Attained(PlanAction action, decimal? now, Pack pack) => now is { } value && pack.Indicator(action.Indicator) is { } indicator
        ? indicator.HigherIsBetter ? value >= action.Target : value <= action.Target
        : null;
}

/// <summary>A list of plans.</summary>
public sealed record PlanPageBody(ImmutableArray<PlanBody> Items, int Total);

/// <summary>An action in the body of a new plan, for the OpenAPI document.</summary>
public sealed record PlanActionInput(string Obstacle, string Indicator, string Title, decimal Target, DateOnly Due, string Owner);

/// <summary>The body of a new plan, for the OpenAPI document.</summary>
/// <param name="Alerts">Ids of the alerts that it answers; all open ones of the unit if left out.</param>
public sealed record PlanInput(string? CommandId, string Unit, string? By, string[]? Alerts, PlanActionInput[] Actions);

/// <summary>The body that marks an action as done, for the OpenAPI document.</summary>
public sealed record DoneInput(string? CommandId, string? By);
