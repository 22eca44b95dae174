namespace EconomieSociale.Tests.Protocol;

/// <summary>How an area comes to answer, and how it dies.</summary>
internal sealed class Awakenings(Setup setup, Places places, Fault fault)
{
    public void AddSteps(in World world, Steps<World> steps)
    {
        for (var activation = 0; activation < setup.Activations; activation++)
        {
            AddSteps(world, activation, steps);
        }
    }

    private void AddSteps(in World world, int activation, Steps<World> steps)
    {
        var now = world.Activations[activation];
        var (area, silo) = (setup.Area(activation), setup.Silo(activation));
        if (!now.IsAwake)
        {
            if (world.Feeds[silo].Poll != Poll.Off || fault == Fault.WokenBeforeFeed)
            {
                var next = world;
                next.Activations[activation].IsAwake = true;
                next.Activations[activation].Read = (byte)setup.NextUnit(0, area);
                next.Activations[activation].IsSubscribed = fault != Fault.SubscribedAfterReading;
                steps.AddToRest(new("{area} wakes on {silo}", Area: area, Silo: silo), next);
            }

            return;
        }

        var asleep = world;
        asleep.Activations[activation] = default;
        steps.AddFailure(new("{area} on {silo} dies", Area: area, Silo: silo), asleep);
        AddReading(world, activation, steps);
        var mayAnswer = (now.Read == setup.Units && now.IsSubscribed) || fault == Fault.AnsweredBeforeCatchUp;
        if (!now.Answers && mayAnswer)
        {
            var next = world;
            next.Activations[activation].Answers = true;
            steps.AddToRest(new("{area} on {silo} answers from now on", Area: area, Silo: silo), next);
        }
    }

    /// <summary>
    /// Units are read one after the other, each at an instant of its own. What the feed delivers meanwhile is taken over at once instead of at the end,
    /// which is the same: only the higher version stays.
    /// </summary>
    private void AddReading(in World world, int activation, Steps<World> steps)
    {
        var now = world.Activations[activation];
        var (area, silo) = (setup.Area(activation), setup.Silo(activation));
        var next = world;
        ref var reader = ref next.Activations[activation];
        if (now.Fetched > 0)
        {
            ref var held = ref reader.Held[now.Read];
            var version = (byte)(now.Fetched - 1);
            held = fault == Fault.ReadReplaces ? version : Math.Max(held, version);
            reader.Fetched = 0;
            reader.Read = (byte)setup.NextUnit(now.Read + 1, area);
            steps.AddToRest(new("{area} on {silo} takes over {version} of {unit} from its row", now.Read, version, area, silo), next);
        }
        else if (now.Read < setup.Units)
        {
            var row = world.Units[now.Read].Row;
            reader.Fetched = (byte)(1 + (places.IsRead(now.Read, row, area) ? row : 0));
            steps.AddToRest(new("{area} on {silo} fetches the row of {unit}", now.Read, row, area, silo), next);
        }
        else if (!now.IsSubscribed)
        {
            reader.IsSubscribed = true;
            steps.AddToRest(new("{area} subscribes to the feed of {silo}", Area: area, Silo: silo), next);
        }
    }
}
