using System.Globalization;
using System.Runtime.InteropServices;

namespace EconomieSociale.Tests.Protocol;

/// <summary>What a step did, put into words only when it is printed.</summary>
internal readonly record struct Deed(string Text, int Unit = 0, int Version = 0, int Area = 0, int Silo = 0)
{
    public override string ToString() => Text
        .Replace("{unit}", $"unit {Number(Unit)}", StringComparison.Ordinal)
        .Replace("{version}", $"version {Number(Version)}", StringComparison.Ordinal)
        .Replace("{area}", $"area {(char)('A' + Area)}", StringComparison.Ordinal)
        .Replace("{silo}", $"silo {Number(Silo)}", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

internal enum StepKind : byte
{
    Free,

    /// <summary>Brings a system nearer to rest when nobody asks, retries or dies any more.</summary>
    ToRest,

    /// <summary>Something dies or fails.</summary>
    Failure,
}

internal struct Step<TWorld>(Deed deed, StepKind kind, TWorld after)
{
    public readonly Deed Deed = deed;
    public readonly StepKind Kind = kind;
    public TWorld After = after;
}

/// <summary>The steps that leave one world; used again for the next, since there are hundreds of thousands.</summary>
internal sealed class Steps<TWorld>
{
    private readonly List<Step<TWorld>> taken = [];

    public Span<Step<TWorld>> Taken => CollectionsMarshal.AsSpan(taken);

    public void Clear() => taken.Clear();

    public void Add(Deed deed, in TWorld after) => taken.Add(new(deed, StepKind.Free, after));

    public void AddToRest(Deed deed, in TWorld after) => taken.Add(new(deed, StepKind.ToRest, after));

    public void AddFailure(Deed deed, in TWorld after) => taken.Add(new(deed, StepKind.Failure, after));
}
