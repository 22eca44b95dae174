using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Cooperatives;

namespace EconomieSociale.Demonstration;

/// <summary>Writes the changes of a unit: registration, moves, closure.</summary>
internal sealed class ChangeWriter(DemonstrationPlan plan, PlanCalendar calendar)
{
    public ImmutableArray<UnitChange> Write(Portrait unit)
    {
        var changes = ImmutableArray.CreateBuilder<UnitChange>();
        changes.Add(Registration(unit));
        changes.AddRange(plan.Moves.Select((m, at) => Move(unit, m, at)).OfType<UnitChange>().OrderBy(c => c.ValidFrom));
        if (unit.ClosedOn is { } closed)
        {
            changes.Add(Change(unit, UnitField.ClosedOn, Date(closed), null));
        }

        return changes.ToImmutable();
    }

    /// <summary>Everything only if nothing is known yet: registering again must not move a unit back to where it began.</summary>
    private static UnitChange Registration(Portrait unit)
    {
        var set = ImmutableDictionary.CreateBuilder<UnitField, string?>();
        set[UnitField.Name] = unit.Name.Fr;
        set[UnitField.NameAr] = unit.Name.Ar;
        set[UnitField.Kind] = unit.Kind.Kind.ToString();
        set[UnitField.LegalForm] = unit.LegalForm?.Code;
        set[UnitField.FoundedOn] = Date(unit.FoundedOn);
        set[UnitField.Commune] = unit.Commune.Code;
        set[UnitField.Sector] = unit.Sector.Code;
        set[UnitField.Association] = unit.Association?.Code;
        set[UnitField.FundingLine] = unit.FundingLine?.Code;
        set.RemoveRange(set.Where(f => f.Value is null).Select(f => f.Key).ToArray());
        return new(unit.Code, set.ToImmutable(), [.. set.Keys], null);
    }

    private UnitChange? Move(Portrait unit, PlanMove move, int at)
    {
        if (!unit.Traits.Holds(move.When) || unit.Traits.Evaluate(move.In) is not { } place)
        {
            return null;
        }

        var (options, current) = move.Field switch
        {
            UnitField.Commune => (plan.Communes, unit.Commune.Code),
            UnitField.Association => (plan.Associations.Where(a => a.Serves(unit.Commune.Code, unit.Sector.Code)).ToImmutableArray<PlanOption>(), unit.Association?.Code),
            _ => (plan.FundingLines.Options, unit.FundingLine?.Code),
        };
        var day = calendar.Main(place).FirstDay;
        var target = unit.Traits.Choose(options.RemoveAll(o => o.Code == current), $"move {at}");
        return target is null || unit.FoundedOn >= day || unit.ClosedOn <= day ? null : Change(unit, move.Field, target.Code, day);
    }

    private static UnitChange Change(Portrait unit, UnitField field, string value, DateOnly? from) =>
        new(unit.Code, ImmutableDictionary<UnitField, string?>.Empty.Add(field, value), [], from);

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
