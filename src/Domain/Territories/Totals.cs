using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EconomieSociale.Reports;

namespace EconomieSociale.Territories;

/// <summary>The sum of an element in smallest units, over how many reported values, and over how many carried forward.</summary>
[GenerateSerializer, Immutable, Alias("element-total")]
public readonly record struct ElementTotal(Int128 Sum, long Reported, long CarriedForward)
{
    public static ElementTotal operator +(ElementTotal a, ElementTotal b) => Add(a, b);

    public static ElementTotal Add(ElementTotal a, ElementTotal b) =>
        new(checked(a.Sum + b.Sum), a.Reported + b.Reported, a.CarriedForward + b.CarriedForward);
}

/// <summary>
/// The totals of a slice. Adding two is associative and commutative with <see cref="Zero"/>, so that a region is the sum of its areas in any order.
/// </summary>
/// <param name="Units">Units that exist at the end of the range; a collective entry is none.</param>
/// <param name="Expected">Reports of the main form expected from these units over the range.</param>
/// <param name="Reported">Those received; one carried forward is not received.</param>
/// <param name="CarriedForward">Reports whose figures repeat an older statement: in the sums, not received.</param>
/// <param name="Collective">Reports of collective entries: in the sums, neither expected nor received.</param>
/// <param name="Elements">In the order of the elements asked for.</param>
/// <param name="Rates">In the order of the indicators asked for.</param>
/// <param name="States">How the units that exist at the end of the range stand then.</param>
[GenerateSerializer, Immutable, Alias("totals")]
public sealed record Totals(
    long Units, long Expected, long Reported, long CarriedForward, long Collective, ImmutableArray<ElementTotal> Elements, ImmutableArray<RateTotal> Rates,
    StateCounts States)
{
    public static Totals Zero(AggregateQuery query) =>
        new(0, 0, 0, 0, 0, [.. new ElementTotal[query.Elements.Length]], [.. Enumerable.Repeat(RateTotal.Zero, query.Indicators.Length)], default);

    /// <summary>True if no unit and no report is in the slice: there is nothing to show of it.</summary>
    public bool IsNothing => (Units, Expected, Reported, CarriedForward, Collective) == (0, 0, 0, 0, 0)
        && Elements.All(e => e == default) && Rates.All(r => r.Units == 0) && States == default;

    public static Totals operator +(Totals a, Totals b) => Add(a, b);

    public static Totals Add(Totals a, Totals b) => Sum([a, b], a.Elements.Length, a.Rates.Length);

    /// <summary>These without a part of them.</summary>
    public Totals Without(Totals part) => new(
        Units - part.Units,
        Expected - part.Expected,
        Reported - part.Reported,
        CarriedForward - part.CarriedForward,
        Collective - part.Collective,
        [.. Elements.Zip(part.Elements, (a, b) => new ElementTotal(checked(a.Sum - b.Sum), a.Reported - b.Reported, a.CarriedForward - b.CarriedForward))],
        [.. Rates.Zip(part.Rates, (a, b) => a.Without(b))],
        States + (part.States * -1));

    /// <summary>The sum of many at once.</summary>
    public static Totals Sum(AggregateQuery query, ReadOnlySpan<Totals> parts) => Sum(parts, query.Elements.Length, query.Indicators.Length);

    /// <summary>Share of the expected reports that were received; null when none was expected.</summary>
    public decimal? Coverage => Expected == 0 ? null : Math.Round((decimal)Reported / Expected, 4, MidpointRounding.AwayFromZero);

    public bool Equals(Totals? other) => other is not null
        && (Units, Expected, Reported, CarriedForward, Collective) == (other.Units, other.Expected, other.Reported, other.CarriedForward, other.Collective)
        && Elements.AsSpan().SequenceEqual(other.Elements.AsSpan())
        && Rates.AsSpan().SequenceEqual(other.Rates.AsSpan())
        && States == other.States;

    public override int GetHashCode() => HashCode.Combine(Units, Expected, Reported, Elements.Length);

    private static Totals Sum(ReadOnlySpan<Totals> parts, int elementCount, int rateCount)
    {
        var (units, expected, reported, carried, collective, states) = (0L, 0L, 0L, 0L, 0L, default(StateCounts));
        var elements = new ElementTotal[elementCount];
        var rates = new RateTotal[rateCount];
        Array.Fill(rates, RateTotal.Zero);
        foreach (var part in parts)
        {
            units += part.Units;
            expected += part.Expected;
            reported += part.Reported;
            carried += part.CarriedForward;
            collective += part.Collective;
            states += part.States;
            for (var i = 0; i < elements.Length; i++)
            {
                elements[i] += part.Elements[i];
            }

            for (var i = 0; i < rates.Length; i++)
            {
                rates[i] += part.Rates[i];
            }
        }

        return new(
            units, expected, reported, carried, collective,
            ImmutableCollectionsMarshal.AsImmutableArray(elements), ImmutableCollectionsMarshal.AsImmutableArray(rates), states);
    }
}
