using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>A dimension when the plan was made; null: too little was known.</summary>
[GenerateSerializer, Immutable, Alias("dimension-point")]
public sealed record DimensionPoint(string Code, decimal? Score);

/// <summary>How the unit stood when the plan was made.</summary>
/// <param name="Period">Of the assessment; null before the first report.</param>
/// <param name="Dimensions">The obstacles, worst first.</param>
[GenerateSerializer, Immutable, Alias("plan-diagnosis")]
public sealed record PlanDiagnosis(Period? Period, UnitState State, decimal? Composite, ImmutableArray<DimensionPoint> Dimensions)
{
    public static PlanDiagnosis Of(AssessmentView view) => new(
        view.Assessment?.Period, view.State, view.Assessment?.Composite,
        [.. (view.Assessment?.Dimensions ?? []).Select(d => new DimensionPoint(d.Code, d.Score)).OrderBy(d => d.Score ?? decimal.MaxValue)]);
}

/// <summary>Something to be done against an obstacle, with the indicator that must move.</summary>
/// <param name="Baseline">The indicator when the plan was made; null: not known.</param>
/// <param name="DoneCommand">The id of the command that marked it done.</param>
[GenerateSerializer, Immutable, Alias("plan-action")]
public sealed record PlanAction(
    int Number, string Obstacle, string Indicator, string Title, decimal? Baseline, decimal Target, DateOnly DueOn, string Owner,
    DateOnly? DoneOn, string? DoneBy, string? DoneCommand)
{
    public bool IsLateOn(DateOnly day) => DoneOn is null && DueOn < day;
}

/// <summary>An accompaniment plan: it answers alerts and closes when the data has closed them all.</summary>
/// <param name="Command">The id of the command that opened it.</param>
/// <param name="Alerts">Numbers of the alerts that it answers.</param>
/// <param name="ClosedOn">The day on which the last of its alerts closed; null while one is open.</param>
[GenerateSerializer, Immutable, Alias("accompaniment-plan")]
public sealed record AccompanimentPlan(
    int Number, string Command, DateOnly OpenedOn, string By, ImmutableArray<int> Alerts, PlanDiagnosis Diagnosis, ImmutableArray<PlanAction> Actions, DateOnly? ClosedOn)
{
    public const int MaxActions = 6;

    public bool IsOpen => ClosedOn is null;
}
