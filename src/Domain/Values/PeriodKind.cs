namespace EconomieSociale.Values;

/// <summary>How long a reporting period is. The order is by length: a month is finer than a quarter.</summary>
public enum PeriodKind
{
    Month = 1,
    Quarter = 2,
    Year = 3,
}
