namespace EconomieSociale.Indicators;

/// <summary>How the values of several units become one (domain report §3.4).</summary>
public enum Aggregation
{
    /// <summary>Sum of the numerators over sum of the denominators, over the units that report both; never a mean of ratios.</summary>
    RatioOfSums = 1,
    Sum = 2,

    /// <summary>For what cannot be added: kilograms and litres.</summary>
    MedianOfUnits = 3,

    /// <summary>Per cent of the units for which a yes/no is true.</summary>
    Share = 4,

    /// <summary>Per cent of the units above the threshold.</summary>
    ShareAbove = 5,

    /// <summary>Per cent of the units at or below the threshold.</summary>
    ShareWithin = 6,

    /// <summary>The ratio of sums, with the median beside it.</summary>
    MeanWithMedian = 7,
}
