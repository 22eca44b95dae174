namespace EconomieSociale.Tests.Protocol;

/// <summary>The steps that lead from the first world to a broken law.</summary>
internal sealed record Trace(IReadOnlyList<Deed> Deeds)
{
    public static Trace To(int place, IReadOnlyList<Visit> map, params ReadOnlySpan<Deed> last)
    {
        var deeds = new List<Deed>();
        for (var at = place; map[at].From >= 0; at = map[at].From)
        {
            deeds.Add(map[at].Deed);
        }

        deeds.Reverse();
        return new([.. deeds, .. last]);
    }

    public override string ToString() => string.Join("; ", Deeds);
}
