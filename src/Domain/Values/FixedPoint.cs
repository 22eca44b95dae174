namespace EconomieSociale.Values;

/// <summary>
/// Amounts are whole numbers of the smallest unit (centimes for money), so that sums are exact and order-free.
/// This converts between them and the decimals that people write.
/// </summary>
public static class FixedPoint
{
    public const int MaxDecimals = 6;

    /// <summary>Largest amount that one value may have, in smallest units: 9,000 of them (a unit over centuries) add up in 64 bits, all units in 128.</summary>
    public const long MaxMinor = 1_000_000_000_000_000;

    private static readonly decimal[] Powers = [1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m];

    /// <summary>Exact conversion; false if the value has more decimals than allowed or is beyond <see cref="MaxMinor"/>.</summary>
    public static bool TryToMinor(decimal value, int decimals, out long minor)
    {
        minor = 0;
        if (Math.Abs(value) > MaxMinor)
        {
            return false;
        }

        var scaled = value * Powers[decimals];
        if (scaled != decimal.Truncate(scaled) || Math.Abs(scaled) > MaxMinor)
        {
            return false;
        }

        minor = (long)scaled;
        return true;
    }

    /// <summary>A part of an amount in natural units: it may have more decimals than the amount.</summary>
    public static decimal Natural(decimal minor, int decimals) => minor / Powers[decimals];

    /// <summary>The amount in natural units, always with <paramref name="decimals"/> decimals: 150 at two is 1.50.</summary>
    public static decimal FromMinor(Int128 minor, int decimals) => (decimal)minor / Powers[decimals] + new decimal(0, 0, 0, false, (byte)decimals);
}
