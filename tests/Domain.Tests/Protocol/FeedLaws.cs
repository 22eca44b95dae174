namespace EconomieSociale.Tests.Protocol;

/// <summary>The invariants of the protocol, named as in the reference.</summary>
internal sealed class FeedLaws
{
    /// <summary>What is left of P2 while an area has two activations.</summary>
    public const string Bounded = "P2 after a poll";

    private readonly Setup setup;

    public FeedLaws(Setup setup)
    {
        this.setup = setup;
        Cell shows = ShowsItsRowOnceItWasFed, acknowledged = ShowsWhatWasAcknowledged, committed = HoldsNothingUncommitted, caughtUp = AnswersOnlyWhenCaughtUp;
        OfWorlds =
        [
            new("P1", (in World world) => Everywhere(world, shows)),
            new("P2", (in World world) => Everywhere(world, acknowledged)),
            new("P3", (in World world) => Everywhere(world, committed)),
            new("P6", HasNoWatermarkAboveAnOpenTransaction),
            new("P7", (in World world) => Everywhere(world, caughtUp) && (!IsFed(world) || CountsEveryUnitOnce(world))),
        ];
        OfSteps =
        [
            new(Bounded, ShowsWhatWasAcknowledgedBeforeThePoll),
            new("P4", TakesOnlyTheHigherVersion),
        ];
    }

    /// <summary>Judges what one activation holds of one unit.</summary>
    private delegate bool Cell(in World world, int activation, int unit);

    public IReadOnlyList<Law<World>> OfWorlds { get; }

    public IReadOnlyList<StepLaw<World>> OfSteps { get; }

    /// <summary>At rest: every area answers and adds up to its rows.</summary>
    public bool IsExact(in World world) =>
        Everywhere(world, (in World w, int activation, int unit) => w.Activations[activation].Answers && ShowsItsRow(w, activation, unit)) && CountsEveryUnitOnce(world);

    private bool ShowsItsRowOnceItWasFed(in World world, int activation, int unit) => !IsFed(world, activation) || ShowsItsRow(world, activation, unit);

    private bool ShowsItsRow(in World world, int activation, int unit) =>
        Shown(world, activation, unit) == setup.Adds(unit, world.Units[unit].Row, setup.Area(activation));

    private bool ShowsWhatWasAcknowledged(in World world, int activation, int unit) => IsNotBehind(world, activation, unit, world.Units[unit].Acknowledged);

    private bool HoldsNothingUncommitted(in World world, int activation, int unit) => world.Activations[activation].Held[unit] <= world.Units[unit].Row;

    private bool AnswersOnlyWhenCaughtUp(in World world, int activation, int unit) => !world.Activations[activation].Answers || world.Activations[activation].Read == setup.Units;

    private bool HasNoWatermarkAboveAnOpenTransaction(in World world)
    {
        var horizon = Xids.Horizon(world);
        for (var silo = 0; silo < setup.FeedCount; silo++)
        {
            if (world.Feeds[silo].Watermark > horizon || world.Feeds[silo].Horizon > horizon)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A unit that moved is in the total of one area, not of both and not of none.</summary>
    private bool CountsEveryUnitOnce(in World world)
    {
        for (var unit = 0; unit < setup.Units && !setup.IsSplit; unit++)
        {
            var counted = world.Units[unit].Row > 0 ? -1 : 0;
            for (var activation = 0; activation < setup.Activations; activation++)
            {
                counted += Shown(world, activation, unit) > 0 ? 1 : 0;
            }

            if (counted != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Two activations at once: a poll that ends has brought whatever was acknowledged when it selected.</summary>
    private bool ShowsWhatWasAcknowledgedBeforeThePoll(in World before, in Step<World> step)
    {
        for (var activation = 0; activation < setup.Activations && step.Deed.Text == Feeds.Ended; activation++)
        {
            for (var unit = 0; unit < setup.Units && setup.Silo(activation) == step.Deed.Silo; unit++)
            {
                if (!IsNotBehind(step.After, activation, unit, before.Feeds[step.Deed.Silo].Due[unit]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>A message that arrives makes its version the one held if it is higher, and changes nothing otherwise.</summary>
    private bool TakesOnlyTheHigherVersion(in World before, in Step<World> step)
    {
        var (told, after) = (step.Deed, step.After);
        for (var activation = 0; activation < setup.Activations && told.Text == Writers.Arrived; activation++)
        {
            var isReached = setup.Area(activation) == told.Area && setup.Silo(activation) == told.Silo;
            var expected = Math.Max(before.Activations[activation].Held[told.Unit], told.Version);
            if (isReached && after.Activations[activation].Held[told.Unit] != expected)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsFed(in World world)
    {
        for (var activation = 0; activation < setup.Activations; activation++)
        {
            if (!IsFed(world, activation))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Answers, on a silo whose feed has nothing left to bring. After the last commit that is so once a poll has ended.</summary>
    private bool IsFed(in World world, int activation) => world.Activations[activation].Answers && Xids.IsThrough(world, setup.Silo(activation));

    /// <summary>Whether an answer given now shows a version or a later one. Of a unit that lies elsewhere nothing is shown.</summary>
    private bool IsNotBehind(in World world, int activation, int unit, int version)
    {
        var isShown = !world.Activations[activation].Answers || world.Activations[activation].Held[unit] >= version;
        for (var later = version; !isShown && later <= world.Units[unit].Row; later++)
        {
            isShown = Shown(world, activation, unit) == setup.Adds(unit, later, setup.Area(activation));
        }

        return isShown;
    }

    /// <summary>What an area counts for a unit: the figure held, if the unit lies there by what is held.</summary>
    private int Shown(in World world, int activation, int unit) =>
        setup.Adds(unit, Math.Min(world.Activations[activation].Held[unit], setup.Paths[unit].Length), setup.Area(activation));

    private bool Everywhere(in World world, Cell holds)
    {
        for (var activation = 0; activation < setup.Activations; activation++)
        {
            for (var unit = 0; unit < setup.Units; unit++)
            {
                if (!holds(world, activation, unit))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
