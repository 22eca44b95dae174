using EconomieSociale.Alerts;

namespace EconomieSociale.Cooperatives;

/// <summary>The main row of a unit. Its reports rest in one row for each year, see <see cref="YearRows"/>.</summary>
internal sealed record CooperativeState
{
    public const string Name = "cooperative";

    public int SchemaVersion { get; init; } = 1;

    /// <summary>Null until the unit is registered.</summary>
    public OrganisationUnit? Unit { get; init; }
}

/// <summary>The row of what people do for a unit; the archive finds it by its name.</summary>
internal sealed record CareState
{
    public const string Name = CooperativeState.Name + "-care";

    public int SchemaVersion { get; init; } = 1;

    /// <summary>Null until something was done.</summary>
    public CareBook? Care { get; init; }
}
