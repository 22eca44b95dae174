using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>
/// What is held of a unit, with what follows from it, computed when first asked: nothing here can be wrong for longer than the contributions are.
/// Not for use by several threads at once.
/// </summary>
public sealed class UnitDossier(UnitContributions contributions, Pack pack)
{
    private UnitHistory? submitted;
    private UnitHistory? validated;
    private AssessmentHistory? states;

    public UnitContributions Contributions { get; } = contributions;

    public Pack Pack { get; } = pack;

    public UnitHistory History(bool validatedOnly = false) => validatedOnly
        ? validated ??= new(Contributions, Pack, true)
        : submitted ??= new(Contributions, Pack);

    /// <summary>States follow from the figures that stand, validated or not: an alert must not wait for a signature.</summary>
    public AssessmentHistory States => states ??= new(History());

    public UnitDossier Apply(UnitContributions news) => new(Contributions.Apply(news), Pack);

    /// <summary>A trait at the end of a period of any length: <see cref="Trait.Yes"/>, <see cref="Trait.No"/>, or null where it cannot be told.</summary>
    public string? Trait(Trait trait, Period period, bool validatedOnly)
    {
        var at = Period.Containing(period.LastDay, Pack.MainDataSet.PeriodKind);
        var value = trait.Condition.Evaluate(new HistoryContext(History(validatedOnly), Pack.CatalogueOf(at), at.Ordinal, 0));
        return value.IsKnown ? value.IsTrue ? Programme.Trait.Yes : Programme.Trait.No : null;
    }

    /// <summary>State and colour at the end of a period of any length.</summary>
    public (UnitState State, Status Status) At(Period period, DateOnly? today) =>
        States.At(Period.Containing(period.LastDay, Pack.MainDataSet.PeriodKind).Ordinal, today) is { } line ? (line.State, line.Status) : (UnitState.Unknown, Status.Grey);
}
