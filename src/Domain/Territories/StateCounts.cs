using EconomieSociale.Indicators;

namespace EconomieSociale.Territories;

/// <summary>How many units are in each state, and of each colour. Collective entries are none.</summary>
[GenerateSerializer, Immutable, Alias("state-counts")]
public readonly record struct StateCounts(long Ok, long Struggling, long Unknown, long Green, long Amber, long Red, long Grey)
{
    public static StateCounts Of(UnitState state, Status status) => new(
        state == UnitState.Ok ? 1 : 0,
        state == UnitState.Struggling ? 1 : 0,
        state == UnitState.Unknown ? 1 : 0,
        status == Status.Green ? 1 : 0,
        status == Status.Amber ? 1 : 0,
        status == Status.Red ? 1 : 0,
        status == Status.Grey ? 1 : 0);

    public static StateCounts operator *(StateCounts one, long many) => Multiply(one, many);

    public static StateCounts Multiply(StateCounts one, long many) => new(
        one.Ok * many, one.Struggling * many, one.Unknown * many, one.Green * many, one.Amber * many, one.Red * many, one.Grey * many);

    public static StateCounts operator +(StateCounts a, StateCounts b) => Add(a, b);

    public static StateCounts Add(StateCounts a, StateCounts b) => new(
        a.Ok + b.Ok, a.Struggling + b.Struggling, a.Unknown + b.Unknown, a.Green + b.Green, a.Amber + b.Amber, a.Red + b.Red, a.Grey + b.Grey);
}
