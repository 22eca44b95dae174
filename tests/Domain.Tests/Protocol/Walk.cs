namespace EconomieSociale.Tests.Protocol;

/// <summary>One schedule of a protocol, and then its way to rest.</summary>
internal static class Walk
{
    /// <summary>One choice in so many may be a failure. With more of them no area would ever come to answer.</summary>
    private const int Luck = 12;

    /// <summary>Choices below this differ in what they choose, whatever the number of steps.</summary>
    public const int MostChoices = 5040 * Luck;

    /// <param name="choices">Which of the steps that can be taken is taken, counted round.</param>
    public static Exploration Along<TWorld>(IProtocol<TWorld> protocol, IReadOnlyList<int> choices)
        where TWorld : struct, IEquatable<TWorld>
    {
        var map = new List<Visit> { new(-1, default) };
        var verdicts = new Verdicts<TWorld>(protocol);
        var steps = new Steps<TWorld>();
        var world = protocol.Initial;
        for (var at = 0; ; at++)
        {
            steps.Clear();
            protocol.AddSteps(world, steps);
            var taken = at < choices.Count ? Chosen(choices[at], steps) : FirstToRest(steps);
            if (taken < 0)
            {
                break;
            }

            verdicts.FindsFault(world, steps.Taken[taken], true, at, map);
            map.Add(new(at, steps.Taken[taken].Deed));
            world = steps.Taken[taken].After;
        }

        if (!protocol.IsExact(world))
        {
            verdicts.Broken[Explorer.Converges] = Trace.To(map.Count - 1, map);
        }

        return new(map.Count, verdicts.Broken);
    }

    private static int Chosen<TWorld>(int choice, Steps<TWorld> steps)
    {
        var first = choice / Luck % steps.Taken.Length;
        var chosen = first;
        while (choice % Luck > 0 && steps.Taken[chosen].Kind == StepKind.Failure)
        {
            chosen = (chosen + 1) % steps.Taken.Length;
        }

        return chosen;
    }

    private static int FirstToRest<TWorld>(Steps<TWorld> steps)
    {
        for (var i = 0; i < steps.Taken.Length; i++)
        {
            if (steps.Taken[i].Kind == StepKind.ToRest)
            {
                return i;
            }
        }

        return -1;
    }
}
