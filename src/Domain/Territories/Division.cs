using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>A territorial division (nation, region, province, commune, …) with its place in each vintage of the map.</summary>
/// <param name="Code">Stable code, unique over all levels.</param>
/// <param name="Level">Code of a level of the pack.</param>
/// <param name="Type">Code of the list <c>divisionType</c>; may be empty.</param>
/// <param name="Parents">Parent by vintage. A division without a parent in a vintage does not exist there (the root excepted).</param>
/// <param name="Shards">Of a division of the area level: into how many grains its units are spread.</param>
[GenerateSerializer, Immutable, Alias("division")]
public sealed record Division(string Code, string Level, Label Name, string Type, ImmutableSortedDictionary<string, string> Parents, int Shards = 1)
{
    public const int MaxShards = 64;
}
