namespace EconomieSociale.Tests.Protocol;

/// <summary>One unit and its area.</summary>
/// <param name="Outbox">The highest version waiting in the outbox; 0: none.</param>
internal readonly record struct OutboxWorld(byte Row, byte Outbox, byte Snapshot, byte Acknowledged, byte Memory, bool IsAwake);

/// <summary>
/// A rival: the row and an outbox row are committed together, a relay brings outbox rows to the area and deletes them. An area that wakes takes its snapshot and the outbox.
/// Units do not meet in this scheme, so one is enough.
/// </summary>
/// <param name="deletesAfterApply">Deletes what the area has in memory; otherwise only what its durable snapshot holds.</param>
internal sealed class OutboxProtocol(bool deletesAfterApply) : IProtocol<OutboxWorld>
{
    private const byte Versions = 3;

    public OutboxWorld Initial => new() { IsAwake = true };

    public IReadOnlyList<Law<OutboxWorld>> Laws =>
    [
        new("P2", (in OutboxWorld world) => !world.IsAwake || world.Memory >= world.Acknowledged),
        new("P3", (in OutboxWorld world) => Math.Max(world.Memory, world.Snapshot) <= world.Row),
    ];

    public IReadOnlyList<StepLaw<OutboxWorld>> StepLaws => [];

    public bool IsExact(in OutboxWorld world) => world.IsAwake && world.Memory == world.Row;

    public void AddSteps(in OutboxWorld world, Steps<OutboxWorld> steps)
    {
        if (world.Row < Versions)
        {
            var row = (byte)(world.Row + 1);
            steps.Add(new("the cooperative commits {version} and its outbox row", Version: row), world with { Row = row, Outbox = row });
        }

        if (!world.IsAwake)
        {
            steps.AddToRest(new("the area wakes from its snapshot and the outbox"), world with { IsAwake = true, Memory = Math.Max(world.Snapshot, world.Outbox) });
            return;
        }

        if (world.Outbox > world.Memory)
        {
            steps.AddToRest(new("the relay applies {version}", Version: world.Outbox), world with { Memory = world.Outbox });
        }

        if (world.Outbox > 0 && world.Outbox <= (deletesAfterApply ? world.Memory : world.Snapshot))
        {
            steps.Add(new("the relay deletes the outbox row of {version}", Version: world.Outbox), world with { Outbox = 0 });
        }

        if (world.Memory == world.Row)
        {
            steps.Add(new("the cooperative acknowledges {version}", Version: world.Row), world with { Acknowledged = world.Row });
        }

        steps.Add(new("the area writes its snapshot"), world with { Snapshot = world.Memory });
        steps.AddFailure(new("the area dies"), world with { IsAwake = false, Memory = 0 });
    }
}
