using System.Globalization;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>
/// A part of an area that one grain holds: its code, and <c>#n</c> for the further ones of an area that is too large for one. A unit is in the part that its code
/// falls into, whatever else changes about it; so everybody finds it without asking.
/// </summary>
public readonly record struct AreaKey(string Area, int Shard)
{
    private const char Mark = '#';

    /// <summary>The part that holds a unit of an area.</summary>
    public static AreaKey Of(Division area, string unit) => new(area.Code, area.Shards == 1 ? 0 : (int)(Hash(unit) % (uint)area.Shards));

    /// <summary>All parts of an area.</summary>
    public static IEnumerable<AreaKey> All(Division area) => Enumerable.Range(0, area.Shards).Select(shard => new AreaKey(area.Code, shard));

    /// <summary>The keys of all grains that hold areas of a pack, in any vintage.</summary>
    public static IEnumerable<string> All(Programme.Pack pack) => pack.Vintages
        .SelectMany(v => pack.Territory.Areas(pack.Territory.Root, v.Code)).SelectMany(All).Distinct().Select(k => k.ToString());

    public static AreaKey Read(string key) => key.Split(Mark) is [var area, var shard]
        ? new(area, int.Parse(shard, CultureInfo.InvariantCulture))
        : new(key, 0);

    public override string ToString() => Shard == 0 ? Area : string.Create(CultureInfo.InvariantCulture, $"{Area}{Mark}{Shard}");

    /// <summary>FNV-1a: the same on every machine and in every version. Codes are ASCII, see <see cref="TextKey"/>.</summary>
    private static uint Hash(string unit)
    {
        var hash = 2166136261u;
        foreach (var c in unit)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return hash;
    }
}
