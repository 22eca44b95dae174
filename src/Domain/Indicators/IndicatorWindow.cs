namespace EconomieSociale.Indicators;

/// <summary>How far back the figure of one period reaches; for display.</summary>
public enum IndicatorWindow
{
    Quarter = 1,
    RollingYear = 2,
    Year = 3,
    Month = 4,
}
