using System.Collections.Immutable;
using System.Globalization;

namespace EconomieSociale.Benchmarks.Data;

/// <summary>
/// The reported figures: 25 whole numbers for each unit and quarter, log-normal, zero to 10^15, all of them reported.
/// The first ten count something, the rest are amounts in centimes. A unit that is large is so in all figures and quarters.
/// </summary>
internal static class Measures
{
    public const int Count = 25;
    public const int Counts = 10;
    public const int MoneyDecimals = 2;

    /// <summary>The terms of the ratio by which units are ranked: an amount for each of something, which some have none of.</summary>
    public const int Numerator = 11;
    public const int Denominator = 4;

    /// <summary>Places of the measures from 0; <c>m01</c> decides the size.</summary>
    private const int SizeMeasure = 0;

    private const ulong UnitKind = 2;
    private const ulong ReportKind = 3;
    private const long Largest = 1_000_000_000_000_000;

    /// <summary>A sum of four numbers of 16 bits is nearly normal, with this mean and deviation (65,536 × √(4 ÷ 12)).</summary>
    private const double Mean = 131_070;
    private const double Deviation = 37_837.2;

    /// <summary>The exponential function is read from a table from minus to plus this many deviations, in so many steps for each.</summary>
    private const int Reach = 6;
    private const int Steps = 512;

    private static readonly double[] Medians =
    [
        30, 12, 9, 5, 8, 20, 15, 3, 100, 250,
        4e6, 9e6, 2e6, 1e6, 5e5, 3e7, 8e6, 6e5, 2e8, 1e5, 7e6, 4e5, 5e7, 1.5e6, 3e6,
    ];

    private static readonly double[] CountCurve = Curve(1.0);
    private static readonly double[] MoneyCurve = Curve(1.4);

    public static readonly ImmutableArray<string> Names =
        [.. Enumerable.Range(1, Count).Select(i => "m" + i.ToString("00", CultureInfo.InvariantCulture))];

    /// <summary>Upper bounds of the sizes, of <c>m01</c>; the last is open.</summary>
    public static readonly ImmutableArray<int> SizeBounds = [15, 30, 60];

    public static int Size(ReadOnlySpan<long> values)
    {
        var size = 0;
        while (size < SizeBounds.Length && values[SizeMeasure] >= SizeBounds[size])
        {
            size++;
        }

        return size;
    }

    /// <summary>The figures of a report in smallest units, by place of the measure.</summary>
    public static void Fill(int unit, int quarter, Span<long> values)
    {
        var large = Normal(Mix.Of(UnitKind, unit).Next());
        var mix = Mix.Of(ReportKind, ((long)unit * Landscape.Quarters) + quarter);
        for (var m = 0; m < Count; m++)
        {
            // 0.8² + 0.6² = 1: as wide as each of its parts.
            var place = ((0.8 * large) + (0.6 * Normal(mix.Next())) + Reach) * Steps;
            var step = (int)place;
            var curve = m < Counts ? CountCurve : MoneyCurve;
            var factor = curve[step] + ((place - step) * (curve[step + 1] - curve[step]));
            values[m] = Math.Min((long)(Medians[m] * factor), Largest);
        }
    }

    /// <summary>Within ±3.5, mean 0, deviation 1.</summary>
    private static double Normal(ulong bits) => ((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48) - Mean) / Deviation;

    private static double[] Curve(double deviation) =>
        [.. Enumerable.Range(0, (2 * Reach * Steps) + 1).Select(i => Math.Exp(deviation * (((double)i / Steps) - Reach)))];
}
