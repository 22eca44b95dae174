using System.Collections.Immutable;
using EconomieSociale.Cooperatives;

namespace EconomieSociale.Exchange;

/// <summary>How the columns of CSV files become units and reports. The format is described in <c>docs/import-mapping.md</c>.</summary>
public sealed record ImportMapping(string Name, ImmutableArray<FileMapping> Files)
{
    /// <summary>The part for a file, by its name; null when the mapping does not know it.</summary>
    public FileMapping? For(string fileName) => Files.FirstOrDefault(f => Wildcard.Matches(f.Match, fileName));
}

/// <summary>How one kind of file is read.</summary>
/// <param name="Encoding"><c>utf-8</c> or <c>latin-1</c>; null to find out.</param>
/// <param name="Grouping">Character between groups of digits; empty for none. A space stands for every kind of space.</param>
public sealed record FileMapping(
    string Match,
    char Delimiter,
    string? Encoding,
    char Decimal,
    string Grouping,
    ImmutableArray<string> DateFormats,
    ImmutableArray<string> Missing,
    ImmutableArray<string> NotApplicable,
    ImmutableArray<RowCondition> Where,
    UnitMapping? Unit,
    ReportMapping? Report,
    CollectiveMapping? Collective);

/// <summary>Where the fields of a unit come from. With nothing but the code, the unit must exist.</summary>
public sealed record UnitMapping(Source Code, Source? ValidFrom, ImmutableDictionary<UnitField, Source> Fields);

/// <summary>Rows that meet the condition are about a collective entry, described by a unit of its own.</summary>
public sealed record CollectiveMapping(RowCondition When, UnitMapping Unit);

/// <summary>Where a report and its values come from: either one column per element, or one row per value.</summary>
public sealed record ReportMapping(
    string DataSet, Source Period, Source? StatementDate, bool Merge, ImmutableDictionary<string, Source> Values, Source? Element, Source? Value);

/// <summary>A test on one column of a row.</summary>
/// <param name="Negated">True when the row must have none of the values.</param>
public sealed record RowCondition(string Column, ImmutableArray<string> In, bool Negated);

/// <summary>Where a text comes from: a column or a constant, and what is done with it.</summary>
public sealed record Source(string? Column, string? Const)
{
    public ImmutableDictionary<string, string>? Codes { get; init; }

    public string? Otherwise { get; init; }

    public string? Default { get; init; }

    public RowCondition? When { get; init; }

    public bool OnlyWhenNew { get; init; }

    public decimal Scale { get; init; } = 1;

    /// <summary>For a period given as a date: the .NET format of the date.</summary>
    public string? Format { get; init; }
}
