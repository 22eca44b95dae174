namespace EconomieSociale.Tests.Protocol;

/// <summary>
/// Convergence of the system left to itself: from every world, following the steps to rest, an exact world at rest is reached.
/// One step to rest leaves each world, so the way is a path and each world is passed once.
/// </summary>
internal static class Convergence
{
    /// <summary>Stands in the map for "no step to rest leaves this world".</summary>
    public const int AtRest = -1;

    private enum Fate : byte
    {
        Unknown,
        UnderWay,
        Exact,
        Lost,
    }

    /// <param name="toRest">For each world the next one on its way to rest.</param>
    /// <returns>The nearest world from which rest is not reached, or is reached with something wrong.</returns>
    public static int? FirstThatFails(IReadOnlyList<int> toRest, Func<int, bool> isExact)
    {
        var fates = new Fate[toRest.Count];
        var way = new List<int>();
        for (var start = 0; start < toRest.Count; start++)
        {
            way.Clear();
            var at = start;
            while (at != AtRest && fates[at] == Fate.Unknown)
            {
                fates[at] = Fate.UnderWay;
                way.Add(at);
                at = toRest[at];
            }

            // A way that meets itself never comes to rest.
            var fate = at == AtRest ? isExact(way[^1]) ? Fate.Exact : Fate.Lost : fates[at] == Fate.Exact ? Fate.Exact : Fate.Lost;
            if (fate == Fate.Lost)
            {
                return start;
            }

            foreach (var passed in way)
            {
                fates[passed] = fate;
            }
        }

        return null;
    }
}
