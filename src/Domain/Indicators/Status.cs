namespace EconomieSociale.Indicators;

/// <summary>The colour of a value, a score or a unit. Grey: not enough is known. The order is from bad to good.</summary>
public enum Status
{
    Grey = 0,
    Red = 1,
    Amber = 2,
    Green = 3,
}

/// <summary>How a unit is doing, slower than its colour: see <see cref="StateMachine"/>.</summary>
public enum UnitState
{
    Unknown = 0,
    Ok = 1,
    Struggling = 2,
}
