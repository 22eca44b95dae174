using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>Who a fictional unit is, before it reports anything.</summary>
/// <param name="Absorbed">The unit whose members it takes over when that one closes.</param>
internal sealed record Portrait(
    string Code,
    PlanKind Kind,
    PlanText Name,
    PlanOption Commune,
    PlanSector Sector,
    PlanOption? LegalForm,
    PlanOption? FundingLine,
    PlanAssociation? Association,
    TraitScope Traits,
    ImmutableSortedDictionary<string, string> Behaviours,
    ImmutableDictionary<string, string> IntoNext,
    DateOnly FoundedOn,
    DateOnly? ClosedOn,
    Portrait? Absorbed)
{
    public Draws Draws => Traits.Draws;

    /// <summary>True if a report of the period is its own business: the same rule by which reports are expected.</summary>
    public bool LivesIn(Period period) => FoundedOn <= period.LastDay && (ClosedOn is null || ClosedOn > period.LastDay);
}
