using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A figure that an indicator read, and the revision in which it stands.</summary>
/// <param name="Name">A data element, a parameter, another indicator or a built-in name.</param>
/// <param name="Period">The main period for which it was read.</param>
/// <param name="DataSet">The form of the report that holds it; null for what no report holds.</param>
[GenerateSerializer, Immutable, Alias("indicator-input")]
public sealed record IndicatorInput(
    string Name, Period Period, ValueState State, decimal Value, bool IsEstimated, string? DataSet, Period? ReportPeriod, int? Revision, string? Author, DateTimeOffset? At);

/// <summary>What stands behind the value of an indicator of one unit and main period.</summary>
[GenerateSerializer, Immutable, Alias("indicator-inputs")]
public sealed record IndicatorInputs(string Code, Period Period, int Version, ValueState State, decimal Value, bool IsEstimated, ImmutableArray<IndicatorInput> Inputs);
