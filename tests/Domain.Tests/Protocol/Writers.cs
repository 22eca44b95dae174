namespace EconomieSociale.Tests.Protocol;

/// <summary>
/// Write, apply, answer: what cooperatives, the database and the network do with a command.
/// A message may be lost, be late, outlive its sender, and be sent again by a retry at any time. Together that is: every version that was ever committed
/// arrives at every place it concerns at any time, as often as it likes, or never. So messages are steps and not part of the world.
/// </summary>
internal sealed class Writers(Setup setup, Places places, Fault fault)
{
    /// <summary>The words by which P4 knows the step.</summary>
    public const string Arrived = "apply of {version} of {unit} reaches {area} on {silo}";

    public void AddTransactions(in World world, Steps<World> steps)
    {
        for (var unit = 0; unit < setup.Units; unit++)
        {
            AddTransaction(world, unit, steps);
        }
    }

    public void AddMessages(in World world, Steps<World> steps)
    {
        for (var unit = 0; unit < setup.Units; unit++)
        {
            AddAnswer(world, unit, steps);
            for (var activation = 0; activation < setup.Activations; activation++)
            {
                AddArrivals(world, unit, activation, steps);
            }
        }
    }

    private void AddTransaction(in World world, int unit, Steps<World> steps)
    {
        var next = world;
        ref var writer = ref next.Units[unit];
        if (writer.Open > 0)
        {
            var undone = world;
            undone.Units[unit].Open = undone.Units[unit].OpenXid = 0;
            steps.AddToRest(new("the write of {unit} is rolled back", unit), undone);

            (writer.Row, writer.RowXid) = (writer.Open, writer.OpenXid);
            writer.Open = writer.OpenXid = writer.Answered = 0;
            steps.Add(new("{unit} commits {version}", unit, writer.Row), next);
        }
        else if (writer.Row < setup.Paths[unit].Length)
        {
            writer.Open = (byte)(writer.Row + 1);
            writer.OpenXid = next.NextXid++;
            writer.Answered = 0;
            steps.Add(new("{unit} begins to write {version}", unit, writer.Open), next);
        }
    }

    /// <summary>Also while a write is open: its cooperative may be dead, and the one awake now answers a retry of the version before.</summary>
    private void AddAnswer(in World world, int unit, Steps<World> steps)
    {
        var now = world.Units[unit];
        var next = world;
        next.Units[unit].Answered = 0;
        if (now.Answered > 0)
        {
            steps.AddFailure(new("the silo of {unit} dies or its calls time out", unit), next);
        }

        var isAnswered = now.Answered == places.Told(unit, now.Row) || fault == Fault.AcknowledgedBeforeApply;
        if (now.Acknowledged < now.Row && isAnswered)
        {
            next.Units[unit].Acknowledged = now.Row;
            steps.Add(new("{unit} acknowledges {version}", unit, now.Row), next);
        }
    }

    /// <summary>An activation that is still loading lets messages wait. Of two at once either may get one.</summary>
    private void AddArrivals(in World world, int unit, int activation, Steps<World> steps)
    {
        var now = world.Units[unit];
        var area = setup.Area(activation);
        var last = fault == Fault.AppliedBeforeCommit ? Math.Max(now.Row, now.Open) : now.Row;
        for (var version = 1; version <= last && world.Activations[activation].Answers; version++)
        {
            if (places.Told(unit, version).Has(area))
            {
                var next = world;
                ref var held = ref next.Activations[activation].Held[unit];
                held = fault == Fault.DeltaAdded ? (byte)Math.Min(held + 1, Setup.MostVersions) : Math.Max(held, (byte)version);
                if (version == now.Row && now.Acknowledged < now.Row)
                {
                    next.Units[unit].Answered |= Bits.Of(area);
                }

                steps.Add(new(Arrived, unit, version, area, setup.Silo(activation)), next);
            }
        }
    }
}
