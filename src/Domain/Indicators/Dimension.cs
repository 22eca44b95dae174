using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

public enum DimensionKind
{
    /// <summary>One of the obstacles that the programme fights: it has a weight in the composite.</summary>
    Obstacle = 1,

    /// <summary>A goal of the programme: shown, not scored.</summary>
    Goal = 2,

    /// <summary>Not shown as a figure of its own; gates read its indicators.</summary>
    Gate = 3,
}

/// <summary>What indicators measure.</summary>
/// <param name="Weight">In the composite, relative to the others; 0 for what is not an obstacle.</param>
[GenerateSerializer, Immutable, Alias("dimension")]
public sealed record Dimension(string Code, DimensionKind Kind, decimal Weight, Label Name);

/// <summary>A figure that another module of the system gives (alerts, accompaniment, the fund), not a form.</summary>
[GenerateSerializer, Immutable, Alias("fact")]
public sealed record Fact(string Code, Subject Subject, string Unit, Label Name);

/// <summary>Whom an indicator is about.</summary>
public enum Subject
{
    Unit = 1,
    Association = 2,
    Programme = 3,
    Fund = 4,
}
