using System.Collections.Immutable;
using EconomieSociale.Indicators;

namespace EconomieSociale.Demonstration;

/// <summary>A number with a name, as a formula.</summary>
public sealed record NamedFormula(string Name, Formula Formula);

/// <summary>Something that a unit may be, have or belong to.</summary>
public record PlanOption
{
    public required string Code { get; init; }

    /// <summary>How likely it is beside the others, over the traits known so far.</summary>
    public Formula Weight { get; init; } = One;

    /// <summary>What it makes of the unit.</summary>
    public ImmutableArray<NamedFormula> Traits { get; init; } = [];

    private static readonly Formula One = Formula.Parse("1");
}

/// <summary>A sector with its words in names and its year.</summary>
public sealed record PlanSector : PlanOption
{
    /// <summary>What stands for <c>{sector}</c> in names.</summary>
    public required PlanText Word { get; init; }

    /// <summary>How much of the usual activity each month sees, January first: a closed season is near 0.</summary>
    public required ImmutableArray<decimal> Seasons { get; init; }
}

/// <summary>An association, where it sits and whom it supervises.</summary>
public sealed record PlanAssociation : PlanOption
{
    public required PlanText Name { get; init; }

    /// <summary>Its seat.</summary>
    public required string Commune { get; init; }

    /// <summary>The communes it works in; all if empty.</summary>
    public ImmutableArray<string> Communes { get; init; } = [];

    /// <summary>The sectors it works for; all if empty.</summary>
    public ImmutableArray<string> Sectors { get; init; } = [];

    public bool Serves(string commune, string sector) =>
        (Communes.IsEmpty || Communes.Contains(commune)) && (Sectors.IsEmpty || Sectors.Contains(sector));
}

/// <summary>One side of a unit's character: exactly one of the options holds.</summary>
public sealed record PlanCharacter(string Name, ImmutableArray<PlanBehaviour> Options);

/// <summary>A behaviour, such as struggling, late, moving or merging.</summary>
public sealed record PlanBehaviour : PlanOption
{
    /// <summary>
    /// The behaviour that the next unit of the same kind then has: it lies in the same place and sector and takes over what this one leaves.
    /// </summary>
    public string? IntoNext { get; init; }

    /// <summary>A name in place of that of the kind.</summary>
    public PlanText? Name { get; init; }
}

/// <summary>A text in the two languages in which units are named; <c>{word}</c>, <c>{sector}</c> and <c>{number}</c> are filled in.</summary>
public sealed record PlanText(string Fr, string Ar);
