using System.Collections.Immutable;

namespace EconomieSociale.Indicators;

/// <summary>Enter: after so many assessed periods in a row below a composite (or with a red gate), or at once below a floor.</summary>
[GenerateSerializer, Immutable, Alias("enter-struggling")]
public sealed record EnterStruggling(decimal Below, int Periods, decimal AtOnceBelow);

/// <summary>Leave: after so many assessed periods in a row at least at a composite and without a red gate.</summary>
[GenerateSerializer, Immutable, Alias("leave-struggling")]
public sealed record LeaveStruggling(decimal From, int Periods);

/// <summary>The numbers of the scoring model (domain report §4). Points are 0 to 100, shares 0 to 1.</summary>
/// <param name="Green">Composite from which a unit is green.</param>
/// <param name="Amber">Composite from which it is amber.</param>
/// <param name="MinimumCoverage">Below it there is no composite.</param>
/// <param name="RequiredDimensions">Without one of these there is no composite.</param>
/// <param name="ObservedShare">A dimension needs this share of its applicable indicators …</param>
/// <param name="ObservedMinimum">… and at least so many.</param>
/// <param name="UnknownAfter">Periods in a row without a composite until the state is unknown.</param>
/// <param name="CarryForward">Periods for which a missing stock takes its last value, as an estimate.</param>
/// <param name="MinimumPeers">With fewer peers no comparison is shown.</param>
[GenerateSerializer, Immutable, Alias("scoring-scale")]
public sealed record ScoringScale(
    decimal Green,
    decimal Amber,
    decimal MinimumCoverage,
    ImmutableArray<string> RequiredDimensions,
    decimal ObservedShare,
    int ObservedMinimum,
    EnterStruggling Enter,
    LeaveStruggling Leave,
    int UnknownAfter,
    int CarryForward,
    int MinimumPeers)
{
    /// <summary>Of a pack that scores nothing and compares nobody.</summary>
    public static readonly ScoringScale None = new(0, 0, 0, [], 0, 0, new(0, 0, 0), new(0, 0), 0, 0, int.MaxValue);

    public Status Band(decimal composite) => composite >= Green ? Status.Green : composite >= Amber ? Status.Amber : Status.Red;
}
