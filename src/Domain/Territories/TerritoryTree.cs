using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EconomieSociale.Territories;

/// <summary>
/// The divisions of a pack in all their vintages. Units hang on the last level only; what lies above follows from the vintage asked for,
/// because a region of 1997 and one of 2015 hold different provinces.
/// </summary>
public sealed class TerritoryTree
{
    private readonly FrozenDictionary<string, Division> divisions;
    private readonly FrozenDictionary<(string Code, string Vintage), ImmutableArray<Division>> children;
    private readonly ConcurrentDictionary<(string Code, string Vintage), ImmutableArray<Division>> areas = new();

    internal TerritoryTree(ImmutableArray<string> levels, string areaLevel, ImmutableArray<string> vintages, ImmutableArray<Division> all)
    {
        Levels = levels;
        AreaLevel = areaLevel;
        Vintages = vintages;
        divisions = all.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
        children = vintages
            .SelectMany(v => all.Where(d => d.Parents.ContainsKey(v)).GroupBy(d => (d.Parents[v], v)))
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        Root = all.First(d => d.Level == levels[0]);
    }

    /// <summary>Level codes from the root down.</summary>
    public ImmutableArray<string> Levels { get; }

    /// <summary>The level whose grains hold the contributions of their units.</summary>
    public string AreaLevel { get; }

    public ImmutableArray<string> Vintages { get; }

    public Division Root { get; }

    public string UnitLevel => Levels[^1];

    public Division? Find(string code) => divisions.GetValueOrDefault(code);

    public bool Exists(Division division, string vintage) => division == Root || division.Parents.ContainsKey(vintage);

    public Division? Parent(Division division, string vintage) =>
        division.Parents.TryGetValue(vintage, out var parent) ? Find(parent) : null;

    public ImmutableArray<Division> Children(Division division, string vintage) =>
        children.TryGetValue((division.Code, vintage), out var found) ? found : [];

    /// <summary>The division and everything above it, from the root down.</summary>
    public ImmutableArray<Division> Path(Division division, string vintage)
    {
        var path = new List<Division>();
        for (var d = division; d is not null; d = Parent(d, vintage))
        {
            path.Insert(0, d);
        }

        return [.. path];
    }

    /// <summary>The division of a level above (or at) this one; null if this one lies higher.</summary>
    public Division? At(Division division, string level, string vintage) => Path(division, vintage).FirstOrDefault(d => d.Level == level);

    /// <summary>True if a division lies in, or is, another one in any vintage.</summary>
    public bool LiesIn(Division division, Division other) => Vintages.Any(v => Path(division, v).Contains(other));

    /// <summary>The area that holds the units of a division of the last level: the same in every vintage.</summary>
    public Division AreaOf(Division unitDivision) => At(unitDivision, AreaLevel, Vintages.First(v => Exists(unitDivision, v)))!;

    /// <summary>The areas that a division is made of; the one that it lies in if it is below the area level.</summary>
    /// <remarks>Every question begins with it, so it is walked once.</remarks>
    public ImmutableArray<Division> Areas(Division division, string vintage) => areas.GetOrAdd((division.Code, vintage), _ =>
        At(division, AreaLevel, vintage) is { } above ? [above] : [.. Below(division, vintage).Where(d => d.Level == AreaLevel)]);

    /// <summary>All divisions of the last level in this one.</summary>
    public IEnumerable<Division> UnitDivisions(Division division, string vintage) =>
        Below(division, vintage).Where(d => d.Level == UnitLevel);

    private IEnumerable<Division> Below(Division division, string vintage) =>
        Children(division, vintage).SelectMany(c => Below(c, vintage)).Prepend(division);
}
