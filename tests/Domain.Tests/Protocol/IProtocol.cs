namespace EconomieSociale.Tests.Protocol;

/// <summary>A protocol as a relation of steps over worlds. A world is everything that is durable, in memory or on its way at one instant.</summary>
internal interface IProtocol<TWorld>
    where TWorld : struct, IEquatable<TWorld>
{
    TWorld Initial { get; }

    IReadOnlyList<Law<TWorld>> Laws { get; }

    IReadOnlyList<StepLaw<TWorld>> StepLaws { get; }

    /// <summary>
    /// Adds every step that can be taken. Steps by which the system comes to rest when nobody asks, retries or dies any more are added as such;
    /// of these the first is the one that convergence follows.
    /// </summary>
    void AddSteps(in TWorld world, Steps<TWorld> steps);

    /// <summary>Whether a system at rest shows what its rows say.</summary>
    bool IsExact(in TWorld world);
}

/// <summary>What must hold of every world.</summary>
internal sealed record Law<TWorld>(string Name, Judge<TWorld> Holds);

/// <summary>What must hold of every step.</summary>
internal sealed record StepLaw<TWorld>(string Name, StepJudge<TWorld> Holds);

internal delegate bool Judge<TWorld>(in TWorld world);

internal delegate bool StepJudge<TWorld>(in TWorld before, in Step<TWorld> step);
