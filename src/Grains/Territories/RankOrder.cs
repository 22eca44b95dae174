namespace EconomieSociale.Territories;

/// <summary>The order of ranked units: by value, ties by code, so that every merge of parts gives the same list.</summary>
internal static class RankOrder
{
    public static IEnumerable<RankedUnit> Sort(IEnumerable<RankedUnit> units, bool ascending) =>
        (ascending ? units.OrderBy(u => u.Value) : units.OrderByDescending(u => u.Value)).ThenBy(u => u.Code, StringComparer.Ordinal);
}
