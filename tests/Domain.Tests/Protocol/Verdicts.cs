namespace EconomieSociale.Tests.Protocol;

/// <summary>Judges worlds and steps; of each law the first counterexample is kept, which is a shortest one when the nearest worlds come first.</summary>
internal sealed class Verdicts<TWorld>(IProtocol<TWorld> protocol)
    where TWorld : struct, IEquatable<TWorld>
{
    private readonly List<Law<TWorld>> laws = [.. protocol.Laws];
    private readonly List<StepLaw<TWorld>> stepLaws = [.. protocol.StepLaws];

    public Dictionary<string, Trace> Broken { get; } = [];

    /// <returns>Whether a law has just been broken for the first time.</returns>
    public bool FindsFault(in TWorld before, in Step<TWorld> step, bool isNew, int at, IReadOnlyList<Visit> map)
    {
        var known = Broken.Count;
        for (var i = stepLaws.Count - 1; i >= 0; i--)
        {
            if (!stepLaws[i].Holds(before, step))
            {
                Broken[stepLaws[i].Name] = Trace.To(at, map, step.Deed);
                stepLaws.RemoveAt(i);
            }
        }

        for (var i = laws.Count - 1; isNew && i >= 0; i--)
        {
            if (!laws[i].Holds(step.After))
            {
                Broken[laws[i].Name] = Trace.To(at, map, step.Deed);
                laws.RemoveAt(i);
            }
        }

        return Broken.Count > known;
    }
}
