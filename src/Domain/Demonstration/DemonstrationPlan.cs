using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Values;

namespace EconomieSociale.Demonstration;

/// <summary>What the fictional region looks like, as data of the pack. See <c>docs/demonstration.md</c>.</summary>
public sealed record DemonstrationPlan
{
    /// <summary>Another seed is another region with the same margins.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The last period of the main form that is reported. Fixed, so that the figures do not depend on the day of the filling.</summary>
    public required Period LastPeriod { get; init; }

    /// <summary>Who reports and reviews.</summary>
    public required string Author { get; init; }

    public required ImmutableArray<PlanKind> Kinds { get; init; }

    /// <summary>What may stand for <c>{word}</c> in names.</summary>
    public required ImmutableArray<PlanText> Words { get; init; }

    public required ImmutableArray<PlanOption> Communes { get; init; }

    public required ImmutableArray<PlanSector> Sectors { get; init; }

    public ImmutableArray<PlanCharacter> Characters { get; init; } = [];

    /// <summary>The part of the units that has a funding line, and the lines.</summary>
    public PlanMembership FundingLines { get; init; } = PlanMembership.None;

    /// <summary>The part of the units that an association supervises.</summary>
    public Formula? AssociationShare { get; init; }

    public ImmutableArray<PlanAssociation> Associations { get; init; } = [];

    /// <summary>Traits of every unit, over those of its kind, place, sector and characters; in their order.</summary>
    public ImmutableArray<NamedFormula> Traits { get; init; } = [];

    public required PlanLife Life { get; init; }

    public ImmutableArray<PlanMove> Moves { get; init; } = [];

    public ImmutableArray<PlanVisit> Visits { get; init; } = [];

    /// <summary>What is reported. A form may read those before it.</summary>
    public required ImmutableArray<PlanForm> Forms { get; init; }

    /// <summary>The money; null: the fund stays empty.</summary>
    public PlanFund? Fund { get; init; }

    public int UnitCount => Kinds.Sum(k => k.Count);
}

/// <summary>A number of units of one kind; they are coded <c>C0001</c>, <c>C0002</c>, …</summary>
public sealed record PlanKind
{
    public required UnitKind Kind { get; init; }

    public required int Count { get; init; }

    public required string Prefix { get; init; }

    public required PlanText Name { get; init; }

    public ImmutableArray<PlanOption> LegalForms { get; init; } = [];

    public ImmutableArray<NamedFormula> Traits { get; init; } = [];
}

/// <summary>Something to which a part of the units belongs.</summary>
/// <param name="Share">The chance to belong to one of the options at all.</param>
public sealed record PlanMembership(Formula Share, ImmutableArray<PlanOption> Options)
{
    public static readonly PlanMembership None = new(Formula.Parse("0"), []);
}

/// <summary>When a unit begins and ends, in periods of the main form: 0 is the first that is reported, −4 lies a year before.</summary>
/// <param name="FoundedIn">Period in which it is founded.</param>
/// <param name="FoundedDay">How many days after the first day of that period.</param>
/// <param name="ClosedIn">Period on whose first day it is closed; missing if never.</param>
public sealed record PlanLife(Formula FoundedIn, Formula FoundedDay, Formula ClosedIn);

/// <summary>A field visit.</summary>
/// <param name="When">Whether the unit is visited.</param>
/// <param name="DaysAgo">Days before the last day of the plan.</param>
public sealed record PlanVisit(Formula When, Formula DaysAgo, string By, string Notes);

/// <summary>A change of membership.</summary>
/// <param name="Field">Commune, association or funding line.</param>
/// <param name="When">Whether the unit makes it.</param>
/// <param name="In">Period of the main form on whose first day it is valid.</param>
public sealed record PlanMove(UnitField Field, Formula When, Formula In);
