using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>What must hold for the divisions of a pack before a tree is built from them.</summary>
public static class TerritoryTreeRules
{
    /// <summary>The faults of a list of divisions; none when a tree can be built. The field of each is the division's code.</summary>
    public static ImmutableArray<Reason> Check(
        ImmutableArray<string> levels, string areaLevel, ImmutableArray<string> vintages, ImmutableArray<Division> all)
    {
        var byCode = all.GroupBy(d => d.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<Reason>();
        faults.AddRange(all.GroupBy(d => d.Code).Where(g => g.Count() > 1).Select(g => Reason.Of("duplicate_division", g.Key)));
        faults.AddRange(all.Where(d => !TextKey.IsValid(d.Code)).Select(d => Reason.Of("bad_code", d.Code)));
        faults.AddRange(all.Where(d => !levels.Contains(d.Level)).Select(d => Reason.Of("unknown_level", d.Code, d.Level)));
        faults.AddRange(all.Where(d => d.Shards is < 1 or > Division.MaxShards || (d.Shards > 1 && d.Level != areaLevel))
            .Select(d => Reason.Of("bad_shards", d.Code, $"{d.Shards}")));
        if (!levels.Contains(areaLevel))
        {
            faults.Add(Reason.Of("unknown_level", "areaLevel", areaLevel));
        }

        var roots = all.Count(d => d.Level == levels[0]);
        if (roots != 1)
        {
            faults.Add(Reason.Of("one_root_expected", levels[0], $"{roots}"));
        }

        if (faults.Count > 0)
        {
            return faults.ToImmutable();
        }

        faults.AddRange(all.SelectMany(d => ParentFaults(d, levels, vintages, byCode)));
        if (faults.Count == 0)
        {
            var tree = new TerritoryTree(levels, areaLevel, vintages, all);
            faults.AddRange(all.Where(d => d.Level == tree.UnitLevel).SelectMany(d => AreaFaults(d, tree)));
        }

        return faults.ToImmutable();
    }

    private static IEnumerable<Reason> ParentFaults(
        Division division, ImmutableArray<string> levels, ImmutableArray<string> vintages, Dictionary<string, Division> byCode)
    {
        var depth = levels.IndexOf(division.Level);
        if (depth > 0 && division.Parents.IsEmpty)
        {
            yield return Reason.Of("division_without_parent", division.Code);
        }

        foreach (var (vintage, parent) in division.Parents)
        {
            if (!vintages.Contains(vintage))
            {
                yield return Reason.Of("unknown_vintage", division.Code, vintage);
            }
            else if (!byCode.TryGetValue(parent, out var above))
            {
                yield return Reason.Of("unknown_parent", division.Code, parent);
            }
            else if (levels.IndexOf(above.Level) != depth - 1)
            {
                yield return Reason.Of("parent_of_wrong_level", division.Code, parent, above.Level);
            }
            else if (depth > 1 && !above.Parents.ContainsKey(vintage))
            {
                yield return Reason.Of("parent_not_in_vintage", division.Code, parent, vintage);
            }
        }
    }

    private static IEnumerable<Reason> AreaFaults(Division division, TerritoryTree tree)
    {
        var areas = tree.Vintages.Where(v => tree.Exists(division, v)).Select(v => tree.At(division, tree.AreaLevel, v)?.Code ?? "").Distinct().ToArray();
        if (areas.Length > 1 || areas.Contains(""))
        {
            yield return Reason.Of("area_differs_by_vintage", division.Code, areas);
        }
    }
}
