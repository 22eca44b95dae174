using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>Keeps units whose dimension is, or is not, one of some values.</summary>
/// <param name="Dimension">A level of the territory or one of <see cref="Dimensions"/>.</param>
[GenerateSerializer, Immutable, Alias("dimension-filter")]
public sealed record DimensionFilter(string Dimension, ImmutableArray<string> Values, bool Excludes);

/// <summary>A question about a slice of the territory. All names are checked before it is asked.</summary>
/// <param name="GroupBy">Dimensions of the rows; empty for the total alone.</param>
/// <param name="ValidatedOnly">Count only validated figures. States follow from all figures that stand.</param>
/// <param name="Today">The day on which silence is judged: reports that are overdue then count as missing; null: none does.</param>
[GenerateSerializer, Immutable, Alias("aggregate-query")]
public sealed record AggregateQuery(
    string Territory,
    string Vintage,
    PeriodRange Period,
    ImmutableArray<string> GroupBy,
    ImmutableArray<string> Elements,
    ImmutableArray<string> Indicators,
    ImmutableArray<DimensionFilter> Filters,
    bool ValidatedOnly,
    DateOnly? Today = null)
{
    /// <summary>Dimensions in a question are multiplied: more than this many would give a table that nobody reads.</summary>
    public const int MaxGroupBy = 4;
}

/// <summary>The dimensions besides the levels of the territory.</summary>
public static class Dimensions
{
    public const string Sector = "sector";
    public const string Association = "association";
    public const string FundingLine = "fundingLine";
    public const string LegalForm = "legalForm";
    public const string Kind = "kind";
    public const string State = "state";
    public const string Status = "status";
    public const string Size = "size";
    public const string Period = "period";
    public const string Unit = "unit";

    public static readonly ImmutableArray<string> All = [Sector, Association, FundingLine, LegalForm, Kind, State, Status, Size, Period, Unit];
}
