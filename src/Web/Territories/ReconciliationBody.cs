using System.Collections.Immutable;
using EconomieSociale.Localisation;

namespace EconomieSociale.Territories;

/// <summary>What the last comparisons of the areas of a territory found; <c>differences</c> must be 0.</summary>
/// <param name="CheckedAt">When the oldest of them was made.</param>
public sealed record ReconciliationBody(int ComparedUnits, int ComparedPeriods, int Differences, DateTimeOffset? CheckedAt, ImmutableArray<AreaCheckBody> Areas)
{
    public static ReconciliationBody Of(ImmutableArray<AreaCheck> checks, Names names)
    {
        var made = checks.Select(c => c.Last).OfType<Reconciliation>().ToArray();
        var sum = made.Length == 0 ? null : Reconciliation.Sum(made);
        return new(sum?.ComparedUnits ?? 0, sum?.ComparedPeriods ?? 0, sum?.Differences ?? 0, sum?.CheckedAt, [.. checks.Select(c => AreaCheckBody.Of(c, names))]);
    }
}

/// <summary>The last comparison of an area; <c>checkedAt</c> is null when none was made since it woke.</summary>
/// <param name="Name">In the language of the request.</param>
public sealed record AreaCheckBody(string Area, string Name, int ComparedUnits, int ComparedPeriods, int Differences, DateTimeOffset? CheckedAt)
{
    public static AreaCheckBody Of(AreaCheck check, Names names) => new(
        check.Area, names.Area(check.Area), check.Last?.ComparedUnits ?? 0, check.Last?.ComparedPeriods ?? 0, check.Last?.Differences ?? 0, check.Last?.CheckedAt);
}
