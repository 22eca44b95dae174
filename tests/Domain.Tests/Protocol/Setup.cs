namespace EconomieSociale.Tests.Protocol;

/// <summary>Who takes part. Small on purpose, because everything that can happen is tried.</summary>
/// <param name="Paths">For each unit where it lies at version 1, 2, …: "AAB" moves from A to B with its third version. The figure of a version is its number.</param>
/// <param name="Areas">For each activation its area. A letter that stands twice is an area with two activations at once.</param>
/// <param name="Silos">For each activation the silo on which it lives, and so the feed that it hears.</param>
internal sealed record Setup(string[] Paths, string Areas, string Silos)
{
    /// <summary>The most units, activations and silos that a world has room for.</summary>
    public const int Most = 3;

    public const int MostVersions = 4;

    /// <summary>An area with two activations at once, on two silos.</summary>
    public static readonly Setup SplitBrain = new(["A"], "AA", "01");

    public int Units => Paths.Length;

    public int Activations => Areas.Length;

    public int FeedCount { get; } = Silos.Distinct().Count();

    public bool IsSplit { get; } = Areas.Distinct().Count() < Areas.Length;

    public int Area(int activation) => Areas[activation] - 'A';

    public int Silo(int activation) => Silos[activation] - '0';

    /// <summary>One activation on one silo for each area that the paths name.</summary>
    /// <param name="paths">Separated by commas.</param>
    public static Setup Of(string paths)
    {
        string areas = new([.. paths.Where(char.IsLetter).Distinct().Order()]);
        return new(paths.Split(','), areas, new('0', areas.Length));
    }

    /// <summary>The first unit, from one on, that may ever have a row in an area; the number of units when there is none.</summary>
    public int NextUnit(int from, int area)
    {
        while (from < Units && !Paths[from].Contains((char)('A' + area), StringComparison.Ordinal))
        {
            from++;
        }

        return from;
    }

    /// <summary>The area in which a version of a unit counts; -1 for none.</summary>
    public int Place(int unit, int version) => version == 0 ? -1 : Paths[unit][version - 1] - 'A';

    /// <summary>What a version of a unit adds to the total of an area.</summary>
    public int Adds(int unit, int version, int area) => Place(unit, version) == area ? version : 0;
}
