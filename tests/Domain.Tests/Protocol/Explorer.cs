using System.Runtime.InteropServices;

namespace EconomieSociale.Tests.Protocol;

/// <summary>
/// Visits every reachable world, nearest first, and judges every step by the laws. Nothing is sampled and nothing is skipped:
/// a law without a counterexample holds for the whole model, and a counterexample is a shortest one.
/// </summary>
internal static class Explorer
{
    /// <summary>The name of the law that is judged last, over the finished map: see <see cref="Convergence"/>.</summary>
    public const string Converges = "I1";

    /// <summary>More worlds than this mean that something in the model grows without end.</summary>
    private const int Limit = 2_000_000;

    /// <param name="until">Stops at the first counterexample to this law; null: visits everything.</param>
    public static Exploration Explore<TWorld>(IProtocol<TWorld> protocol, string? until = null)
        where TWorld : struct, IEquatable<TWorld>
    {
        var places = new Dictionary<TWorld, int> { [protocol.Initial] = 0 };
        var worlds = new List<TWorld> { protocol.Initial };
        var map = new List<Visit> { new(-1, default) };
        var toRest = new List<int>();
        var verdicts = new Verdicts<TWorld>(protocol);
        var steps = new Steps<TWorld>();
        for (var at = 0; at < worlds.Count; at++)
        {
            var before = worlds[at];
            steps.Clear();
            protocol.AddSteps(before, steps);
            toRest.Add(Convergence.AtRest);
            foreach (ref var step in steps.Taken)
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, step.After, out var isKnown);
                if (!isKnown)
                {
                    place = worlds.Count < Limit ? worlds.Count : throw new InvalidOperationException($"More than {Limit} worlds.");
                    worlds.Add(step.After);
                    map.Add(new(at, step.Deed));
                }

                if (verdicts.FindsFault(before, step, !isKnown, at, map) && until is not null && verdicts.Broken.ContainsKey(until))
                {
                    return new(worlds.Count, verdicts.Broken);
                }

                toRest[at] = step.Kind == StepKind.ToRest && toRest[at] == Convergence.AtRest ? place : toRest[at];
            }
        }

        if (Convergence.FirstThatFails(toRest, place => protocol.IsExact(worlds[place])) is { } lost)
        {
            verdicts.Broken[Converges] = Trace.To(lost, map, new Deed("and left to itself the system never shows its rows"));
        }

        return new(worlds.Count, verdicts.Broken);
    }
}

/// <summary>How a world was first reached.</summary>
internal readonly record struct Visit(int From, Deed Deed);
