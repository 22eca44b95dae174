using System.Collections.Immutable;

namespace EconomieSociale.Funding;

/// <summary>Where a milestone stands.</summary>
/// <param name="Due">As it is planned now.</param>
/// <param name="ReachedOn">Null while it is not.</param>
public sealed record MilestoneState(int Number, string Name, DateOnly Due, DateOnly? ReachedOn)
{
    /// <summary>The milestones of an agreement, in their order.</summary>
    /// <param name="steps">Of the agreement, what stands.</param>
    public static IEnumerable<MilestoneState> Of(ImmutableArray<Milestone> planned, IReadOnlyCollection<FundStep> steps) => planned.Select((milestone, i) =>
    {
        var own = steps.Where(s => s.Milestone == i + 1).ToArray();
        return new MilestoneState(
            i + 1, milestone.Name, own.LastOrDefault(s => s.Kind == OperationKind.Replanning)?.Due ?? milestone.Due,
            own.FirstOrDefault(s => s.Kind == OperationKind.Milestone)?.Date);
    });
}
