namespace EconomieSociale.Cooperatives;

/// <summary>The main row of a unit. Its reports rest in one row for each year, see <see cref="YearRows"/>.</summary>
internal sealed record CooperativeState
{
    public const string Name = "cooperative";

    public int SchemaVersion { get; init; } = 1;

    /// <summary>Null until the unit is registered.</summary>
    public OrganisationUnit? Unit { get; init; }
}
