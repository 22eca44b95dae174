using System.Collections.Immutable;

namespace EconomieSociale.Cooperatives;

/// <summary>Command: register a unit or change what is known about it. A field left out is not touched.</summary>
/// <param name="Set">New values as invariant text: dates <c>yyyy-MM-dd</c>, kinds by their name; null or empty takes a value away.</param>
/// <param name="OnlyWhenNew">Fields that are set only if the unit has no value for them yet.</param>
/// <param name="ValidFrom">First day of changed memberships; today if left out, "since always" for a new unit.</param>
/// <param name="Import">Identity of the import by content (same files, same identity); null for a change by hand.</param>
[GenerateSerializer, Immutable, Alias("unit-change")]
public sealed record UnitChange(
    string Code,
    ImmutableDictionary<UnitField, string?> Set,
    ImmutableHashSet<UnitField> OnlyWhenNew,
    DateOnly? ValidFrom,
    string? Import = null);
