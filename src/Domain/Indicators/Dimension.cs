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
