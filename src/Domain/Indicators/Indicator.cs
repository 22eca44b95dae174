using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>
/// A rate over data elements. Over several units it is the ratio of the sums, over those units that report both terms,
/// never a mean of the units' ratios (domain rule 3.4.1).
/// </summary>
/// <param name="Factor">What the ratio is multiplied with: 100 for a percentage.</param>
/// <param name="Numerator">Per unit, natural units.</param>
/// <param name="Denominator">Per unit, natural units.</param>
/// <param name="HigherIsBetter">Tells which end of a ranking is the good one.</param>
public sealed record Indicator(string Code, Label Name, string Unit, decimal Factor, Formula Numerator, Formula Denominator, bool HigherIsBetter)
{
    /// <summary>Decimals of a rate when it leaves the system; sums are kept exact.</summary>
    public const int Decimals = 4;

    /// <summary>The rate from summed terms; null when the denominator is zero.</summary>
    public decimal? Rate(decimal numerator, decimal denominator) =>
        denominator == 0 ? null : Math.Round(Factor * numerator / denominator, Decimals, MidpointRounding.AwayFromZero);
}
