using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Values;

namespace EconomieSociale.Reports;

/// <summary>A flow happens during a period; a stock is read at its end.</summary>
public enum ElementNature
{
    Flow = 1,
    Stock = 2,
}

/// <summary>What kind of value an element takes.</summary>
public enum ElementType
{
    Number = 1,
    Date = 2,
    YesNo = 3,
}

/// <summary>How the values of several periods of one unit become one. A stock is never summed over time.</summary>
public enum TimeAggregation
{
    Sum = 1,
    Last = 2,
}

/// <summary>What a form asks for, as the pack defines it.</summary>
/// <param name="Code">Identifier in snake_case.</param>
/// <param name="Unit">Unit code: a currency, <c>count</c>, <c>fte</c>, <c>day</c>, … Shown, never computed with.</param>
/// <param name="Decimals">Decimals that a number may have; the smallest unit is ten to minus this.</param>
/// <param name="DataSets">Codes of the forms that ask for it.</param>
/// <param name="Kinds">The kinds of unit that fill it; all if empty.</param>
/// <param name="Minimum">Smallest amount allowed, in natural units; null for any.</param>
/// <param name="Maximum">Largest amount allowed, in natural units; null for any.</param>
[GenerateSerializer, Immutable, Alias("data-element")]
public sealed record DataElement(
    string Code,
    Label Name,
    ElementNature Nature,
    ElementType Type,
    string Unit,
    int Decimals,
    TimeAggregation OverTime,
    ImmutableArray<string> DataSets,
    ImmutableArray<UnitKind> Kinds,
    decimal? Minimum,
    decimal? Maximum)
{
    /// <summary>Only numbers are added up; a date or a yes/no is read unit by unit.</summary>
    public bool IsSummable => Type == ElementType.Number;

    public bool IsFilledBy(UnitKind kind) => Kinds.IsEmpty || Kinds.Contains(kind);
}
