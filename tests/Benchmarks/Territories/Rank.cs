using EconomieSociale.Indicators;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>The value by which units are ranked, rounded as it leaves the system.</summary>
internal static class Rank
{
    /// <summary>Of an amount in hundredths and a count: the factor of the indicator is as large as the hundredths.</summary>
    public static decimal Value(decimal numerator, decimal denominator) =>
        Math.Round(numerator / denominator, Indicator.RateDecimals, MidpointRounding.AwayFromZero);

    /// <summary>As a whole number.</summary>
    public static Int128 Scaled(decimal value) => (Int128)(value * 10_000);
}
