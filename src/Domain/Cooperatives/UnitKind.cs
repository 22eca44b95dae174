namespace EconomieSociale.Cooperatives;

/// <summary>
/// What an organisation unit is. A collective entry has figures but no single organisation behind it:
/// it is in the totals and never in the number of units.
/// </summary>
public enum UnitKind
{
    Cooperative = 1,
    Tpe = 2,
    Collective = 3,
}
