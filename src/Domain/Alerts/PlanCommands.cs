using System.Collections.Immutable;

namespace EconomieSociale.Alerts;

/// <summary>An action as it is proposed.</summary>
[GenerateSerializer, Immutable, Alias("proposed-action")]
public sealed record ProposedAction(string Obstacle, string Indicator, string Title, decimal? Target, DateOnly? DueOn, string Owner);

/// <param name="CommandId">The same id again changes nothing.</param>
/// <param name="Alerts">Numbers of open alerts of the unit; none: all that are open.</param>
[GenerateSerializer, Immutable, Alias("open-plan")]
public sealed record OpenPlan(string CommandId, string By, ImmutableArray<int> Alerts, ImmutableArray<ProposedAction> Actions);

/// <summary>Marks an action of a plan as done.</summary>
[GenerateSerializer, Immutable, Alias("finish-action")]
public sealed record FinishAction(string CommandId, string By, int Plan, int Action);
