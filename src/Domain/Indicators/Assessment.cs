using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>An indicator of one unit and period.</summary>
/// <param name="IsEstimated">A missing stock was taken from the period before.</param>
/// <param name="Score">Points, 0 to 100; null where nothing judges it.</param>
/// <param name="Points">What it adds to the composite; those of all indicators sum to the composite.</param>
[GenerateSerializer, Immutable, Alias("indicator-result")]
public sealed record IndicatorResult(string Code, ValueState State, decimal Value, bool IsEstimated, decimal? Score, Status? Colour, decimal Points)
{
    public decimal? OrNull => State == ValueState.Known ? Value : null;
}

/// <summary>A dimension of one unit and period.</summary>
/// <param name="Score">Mean of its observed scored indicators; null when too few are observed.</param>
/// <param name="Applicable">Scored indicators that apply to the unit.</param>
/// <param name="Observed">Those of them that have a value.</param>
/// <param name="Points">What it adds to the composite.</param>
[GenerateSerializer, Immutable, Alias("dimension-result")]
public sealed record DimensionResult(string Code, decimal? Score, decimal Weight, int Applicable, int Observed, decimal Points);

/// <summary>A value that met the condition of a gate.</summary>
[GenerateSerializer, Immutable, Alias("gate-reading")]
public sealed record GateReading(string Name, string Operator, decimal Limit, decimal Value);

/// <summary>A gate that is shut, and what shut it.</summary>
[GenerateSerializer, Immutable, Alias("gate-result")]
public sealed record GateResult(string Code, Status Colour, ImmutableArray<GateReading> Readings);

/// <summary>How one unit did in one main period, under one version of the catalogue, with every part of the answer.</summary>
/// <param name="Version">Number of the version of the catalogue.</param>
/// <param name="Coverage">Weighted share of the applicable indicators that are observed, 0 to 1; null when none applies.</param>
/// <param name="Composite">0 to 100; null when too little is known.</param>
/// <param name="Band">Colour of the composite alone.</param>
/// <param name="Status">Colour after the gates.</param>
/// <param name="EqualWeights">The composite if all dimensions weighed the same.</param>
/// <param name="Geometric">The composite as a weighted geometric mean, which does not let one dimension make up for another.</param>
[GenerateSerializer, Immutable, Alias("assessment")]
public sealed record Assessment(
    Period Period,
    int Version,
    decimal? Coverage,
    decimal? Composite,
    Status Band,
    Status Status,
    ImmutableArray<DimensionResult> Dimensions,
    ImmutableArray<IndicatorResult> Indicators,
    ImmutableArray<GateResult> Gates,
    decimal? EqualWeights,
    decimal? Geometric,
    bool IsFragile)
{
    public bool HasRedGate => Gates.Any(g => g.Colour == Status.Red);

    public IndicatorResult? Indicator(string code) => Indicators.FirstOrDefault(i => i.Code == code);
}
