using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Cooperatives;

/// <summary>Changes of units, and what the rules decide about them on <see cref="Some.Today"/>.</summary>
internal static class UnitChanges
{
    public static UnitChange Change(params (UnitField Field, string? Value)[] set) => new("U1", set.ToImmutableDictionary(s => s.Field, s => s.Value), [], null);

    public static UnitChange Registration(params (UnitField Field, string? Value)[] more) => Change(
        [.. new (UnitField, string?)[] { (UnitField.Name, "Unit"), (UnitField.Kind, "cooperative"), (UnitField.Commune, "C11"), (UnitField.Sector, "S1") }
            .Where(f => more.All(m => m.Field != f.Item1)), .. more]);

    public static Decision<OrganisationUnit> Decide(this UnitChange change, OrganisationUnit? unit = null) => UnitRules.Decide(unit, change, TestPack.Pack, Some.Now, Some.Today);

    public static OrganisationUnit Applied(this UnitChange change, OrganisationUnit? unit = null) => change.Decide(unit).Next!;
}
