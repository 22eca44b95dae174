namespace EconomieSociale.Indicators;

/// <summary>Where the limits of the colours come from.</summary>
public enum AnchorKind
{
    None = 0,
    Fixed = 1,

    /// <summary>Only compared with similar units.</summary>
    Peers = 2,

    /// <summary>Only compared with the targets of the programme.</summary>
    Target = 3,
}

/// <summary>How far back the figure of one period reaches; for display.</summary>
public enum IndicatorWindow
{
    Quarter = 1,
    RollingYear = 2,
    Year = 3,
    Month = 4,
}
