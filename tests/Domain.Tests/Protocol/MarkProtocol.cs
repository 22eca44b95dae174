namespace EconomieSociale.Tests.Protocol;

/// <summary>When the mark of a unit is cleared.</summary>
public enum MarkClearing
{
    /// <summary>When a durable snapshot holds the version that was marked.</summary>
    BySnapshot,
    OnApply,
    OnReload,
}

/// <summary>One unit and its area. The first four are durable.</summary>
/// <param name="Mark">The version that the area was told to expect; 0: none.</param>
/// <param name="Told">How far the cooperative is with its next version: 1 marked, 2 written, 3 applied.</param>
internal readonly record struct MarkWorld(byte Row, byte Mark, byte Snapshot, byte Acknowledged, byte Told, byte Memory, bool IsAwake);

/// <summary>
/// A rival: mark, write, apply. The area writes down that a version will come, the cooperative writes it and applies it, and an area that wakes takes its snapshot
/// and reads again the units that are marked. It also reads those, now and then, while it lives. Units do not meet in this scheme, so one is enough.
/// </summary>
internal sealed class MarkProtocol(MarkClearing clearing) : IProtocol<MarkWorld>
{
    private const byte Marked = 1;
    private const byte Written = 2;
    private const byte Applied = 3;
    private const byte Versions = 2;

    public MarkWorld Initial => new() { IsAwake = true };

    public IReadOnlyList<Law<MarkWorld>> Laws =>
    [
        new("P2", (in MarkWorld world) => !world.IsAwake || world.Memory >= world.Acknowledged),
        new("P3", (in MarkWorld world) => Math.Max(world.Memory, world.Snapshot) <= world.Row),
    ];

    public IReadOnlyList<StepLaw<MarkWorld>> StepLaws => [];

    public bool IsExact(in MarkWorld world) => world.IsAwake && world.Memory == world.Row;

    public void AddSteps(in MarkWorld world, Steps<MarkWorld> steps)
    {
        AddArea(world, steps);
        AddWriter(world, steps);
    }

    private void AddArea(in MarkWorld world, Steps<MarkWorld> steps)
    {
        var read = Math.Max(world.Memory, world.Row);
        if (!world.IsAwake)
        {
            var isMarked = world.Mark > 0;
            var mark = clearing == MarkClearing.OnReload ? (byte)0 : world.Mark;
            steps.AddToRest(new("the area wakes from its snapshot and reads what is marked"), world with
            {
                IsAwake = true, Memory = isMarked ? Math.Max(world.Snapshot, world.Row) : world.Snapshot, Mark = mark,
            });
            return;
        }

        if (world.Mark > 0 && read > world.Memory)
        {
            steps.AddToRest(new("the area reads again what is marked"), world with { Memory = read });
        }

        var isCovered = clearing == MarkClearing.BySnapshot && world.Memory >= world.Mark;
        steps.Add(new("the area writes its snapshot"), world with { Snapshot = world.Memory, Mark = isCovered ? (byte)0 : world.Mark });
        steps.AddFailure(new("the area dies"), world with { IsAwake = false, Memory = 0 });
    }

    private void AddWriter(in MarkWorld world, Steps<MarkWorld> steps)
    {
        steps.AddFailure(new("the silo of the cooperative dies"), world with { Told = 0 });
        if (world.Told == Marked)
        {
            var row = (byte)(world.Row + 1);
            steps.Add(new("the cooperative writes {version}", Version: row), world with { Row = row, Told = Written });
        }
        else if (world.Told == Applied)
        {
            steps.Add(new("the cooperative acknowledges {version}", Version: world.Row), world with { Acknowledged = world.Row, Told = 0 });
        }
        else if (world.IsAwake && world.Row > 0)
        {
            // A retry finds its version in the row and applies it again.
            var mark = clearing == MarkClearing.OnApply && world.Mark <= world.Row ? (byte)0 : world.Mark;
            steps.Add(new("apply of {version} reaches the area", Version: world.Row), world with { Memory = Math.Max(world.Memory, world.Row), Mark = mark, Told = Applied });
        }

        if (world.Told == 0 && world.IsAwake && world.Row < Versions)
        {
            steps.Add(new("the area marks {version}", Version: world.Row + 1), world with { Mark = (byte)(world.Row + 1), Told = Marked });
        }
    }
}
