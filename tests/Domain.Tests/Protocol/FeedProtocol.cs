namespace EconomieSociale.Tests.Protocol;

/// <summary>
/// Write, apply, feed: a version is committed, told to every place concerned, and only then acknowledged; one feed for each silo repairs what was not told.
/// Anything may die between any two steps, as often as it likes, and any message may be lost, late or repeated.
/// </summary>
internal sealed class FeedProtocol : IProtocol<World>
{
    private readonly Setup setup;
    private readonly Writers writers;
    private readonly Awakenings awakenings;
    private readonly Feeds feeds;
    private readonly FeedLaws laws;

    public FeedProtocol(Setup setup, Fault fault = Fault.None)
    {
        var places = new Places(setup, fault);
        this.setup = setup;
        writers = new(setup, places, fault);
        awakenings = new(setup, places, fault);
        feeds = new(setup, places, fault);
        laws = new(setup);
    }

    public IReadOnlyList<Law<World>> Laws => laws.OfWorlds;

    public IReadOnlyList<StepLaw<World>> StepLaws => laws.OfSteps;

    /// <summary>Nothing written, feeds running, one activation of each area awake.</summary>
    public World Initial
    {
        get
        {
            var world = new World { NextXid = 1 };
            for (var silo = 0; silo < setup.FeedCount; silo++)
            {
                world.Feeds[silo] = new() { Poll = Poll.Idle, Watermark = 1 };
            }

            for (var activation = 0; activation < setup.Activations; activation++)
            {
                world.Activations[activation] = setup.Areas.IndexOf(setup.Areas[activation], StringComparison.Ordinal) == activation
                    ? new() { IsAwake = true, IsSubscribed = true, Answers = true, Read = (byte)setup.Units }
                    : default;
            }

            return world;
        }
    }

    public void AddSteps(in World world, Steps<World> steps)
    {
        writers.AddTransactions(world, steps);
        feeds.AddSteps(world, steps);
        foreach (ref var step in steps.Taken)
        {
            Xids.Renumber(ref step.After);
        }

        // No other step gives or frees a transaction number.
        writers.AddMessages(world, steps);
        awakenings.AddSteps(world, steps);
    }

    public bool IsExact(in World world) => laws.IsExact(world);
}
