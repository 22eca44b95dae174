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
