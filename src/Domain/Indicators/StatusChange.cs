namespace EconomieSociale.Indicators;

/// <summary>A unit that a proposed catalogue would show differently.</summary>
[GenerateSerializer, Immutable, Alias("status-change")]
public sealed record StatusChange(
    string Code,
    string Name,
    string? NameAr,
    string Commune,
    string? Sector,
    decimal? CompositeBefore,
    decimal? CompositeAfter,
    Status StatusBefore,
    Status StatusAfter,
    UnitState StateBefore,
    UnitState StateAfter);
