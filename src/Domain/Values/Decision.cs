using System.Collections.Immutable;

namespace EconomieSociale.Values;

/// <summary>What a rule decided: the next state, no change, or the reasons why not. Refusals are values; exceptions are for bugs and broken disks.</summary>
public readonly record struct Decision<TState>(TState? Next, bool Changed, ImmutableArray<Reason> Refusals)
    where TState : class
{
    public bool IsRefused => !Refusals.IsDefaultOrEmpty;

    public static Decision<TState> To(TState next) => new(next, true, []);

    public static Decision<TState> Keep(TState? state) => new(state, false, []);

    public static Decision<TState> Refuse(params IEnumerable<Reason> reasons) => new(null, false, [.. reasons]);
}
