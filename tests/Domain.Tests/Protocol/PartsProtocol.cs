namespace EconomieSociale.Tests.Protocol;

/// <summary>A unit that rests in two rows, its profile and a year of reports, and the area into which its profile moves it.</summary>
/// <param name="HasMoved">The profile says that it lies here.</param>
/// <param name="Year">The version of the year's row.</param>
/// <param name="IsProfileNew">The profile's row is at or above the watermark, as is the year's for <paramref name="IsYearNew"/>.</param>
/// <param name="IsHeld">The area has heard of the unit.</param>
internal readonly record struct PartsWorld(bool HasMoved, byte Year, bool IsProfileNew, bool IsYearNew, bool IsAwake, bool IsHeld, byte HeldYear);

/// <summary>
/// What a poll brings of a unit that rests in several rows. Horizons and open transactions are left out, polls and reads are one step each:
/// <see cref="FeedProtocol"/> is about those.
/// </summary>
/// <param name="bringsChangedRowsOnly">Brings the rows at or above the watermark; otherwise every row of a unit that has one.</param>
internal sealed class PartsProtocol(bool bringsChangedRowsOnly) : IProtocol<PartsWorld>
{
    private const byte Versions = 2;

    public PartsWorld Initial => new() { IsAwake = true };

    public IReadOnlyList<Law<PartsWorld>> Laws => [new("P1", (in PartsWorld world) => !world.IsAwake || world.IsProfileNew || world.IsYearNew || IsExact(world))];

    public IReadOnlyList<StepLaw<PartsWorld>> StepLaws => [];

    public bool IsExact(in PartsWorld world) => world.IsAwake && (world.IsHeld, world.HeldYear) == (world.HasMoved, world.HasMoved ? world.Year : 0);

    public void AddSteps(in PartsWorld world, Steps<PartsWorld> steps)
    {
        var whole = world with { IsAwake = true, IsHeld = world.HasMoved, HeldYear = world.HasMoved ? world.Year : (byte)0 };
        if (!world.IsAwake)
        {
            steps.AddToRest(new("the area wakes and reads the rows of its units"), whole);
        }
        else
        {
            steps.Add(new("apply reaches the area"), whole);
            steps.AddFailure(new("the area dies"), world with { IsAwake = false, IsHeld = false, HeldYear = 0 });
        }

        if (world.IsProfileNew || world.IsYearNew)
        {
            steps.AddToRest(new("the feed polls"), Polled(world) with { IsProfileNew = false, IsYearNew = false });
        }

        if (!world.HasMoved)
        {
            steps.Add(new("the move into the area is committed"), world with { HasMoved = true, IsProfileNew = true });
        }

        if (world.Year < Versions)
        {
            var year = (byte)(world.Year + 1);
            steps.Add(new("the year's {version} is committed", Version: year), world with { Year = year, IsYearNew = true });
        }
    }

    private PartsWorld Polled(in PartsWorld world)
    {
        if (!world.IsAwake || !world.HasMoved)
        {
            return world;
        }

        return world with
        {
            IsHeld = true,
            HeldYear = world.IsYearNew || !bringsChangedRowsOnly ? world.Year : world.HeldYear,
        };
    }
}
