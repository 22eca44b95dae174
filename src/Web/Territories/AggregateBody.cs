using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>The total of an element in natural units. <c>Reported</c> values were received; those carried forward are in the sum too.</summary>
public sealed record ElementBody(decimal Sum, long Reported, long CarriedForward);

/// <summary>The terms behind a rate.</summary>
/// <param name="Rule">How units are put together.</param>
/// <param name="Units">Units that report what the rule needs.</param>
/// <param name="Median">Of the units, where the rule gives it.</param>
public sealed record RateBody(string Rule, decimal Numerator, decimal Denominator, long Units, decimal? Median);

/// <summary>The totals of a slice as the API shows them.</summary>
public record TotalsBody(
    long Units,
    long Expected,
    long Reported,
    decimal? Coverage,
    long CarriedForward,
    long Collective,
    IReadOnlyDictionary<string, ElementBody> Elements,
    IReadOnlyDictionary<string, decimal?> Indicators,
    IReadOnlyDictionary<string, RateBody> Terms,
    IReadOnlyDictionary<string, long> States,
    IReadOnlyDictionary<string, long> Statuses)
{
    public static TotalsBody Of(Totals totals, AggregateQuery query, Pack pack) => new(
        totals.Units,
        totals.Expected,
        totals.Reported,
        totals.Coverage,
        totals.CarriedForward,
        totals.Collective,
        Keyed(query.Elements, totals.Elements, (e, t) => new ElementBody(FixedPoint.FromMinor(t.Sum, pack.DecimalsOf(e)), t.Reported, t.CarriedForward)),
        Keyed(query.Indicators, totals.Rates, (i, t) => t.Rate(pack.Indicator(i)!)),
        Keyed(query.Indicators, totals.Rates, (i, t) => new RateBody(
            JsonName.Of(pack.Indicator(i)!.Aggregation), t.Numerator, t.Denominator, t.Units, t.Values.IsEmpty ? null : Quantiles.Median(t.Values))),
        new Dictionary<string, long> { ["ok"] = totals.States.Ok, ["struggling"] = totals.States.Struggling, ["unknown"] = totals.States.Unknown },
        new Dictionary<string, long> { ["green"] = totals.States.Green, ["amber"] = totals.States.Amber, ["red"] = totals.States.Red, ["grey"] = totals.States.Grey });

    private static Dictionary<string, TOut> Keyed<TIn, TOut>(ImmutableArray<string> keys, ImmutableArray<TIn> values, Func<string, TIn, TOut> show) =>
        keys.Zip(values).ToDictionary(p => p.First, p => show(p.First, p.Second), StringComparer.Ordinal);
}

/// <summary>A row of the answer: totals, and the key by dimension.</summary>
public sealed record RowBody : TotalsBody
{
    private RowBody(TotalsBody totals, IReadOnlyDictionary<string, string> key)
        : base(totals) => Key = key;

    public IReadOnlyDictionary<string, string> Key { get; }

    public static RowBody Of(AggregateRow row, AggregateQuery query, Pack pack) =>
        new(TotalsBody.Of(row.Totals, query, pack), query.GroupBy.Zip(row.Key).ToDictionary(k => k.First, k => k.Second, StringComparer.Ordinal));
}

/// <summary>The answer to a question about totals.</summary>
public sealed record AggregateBody(DateTimeOffset AsOf, string Territory, string Vintage, string Period, string State, TotalsBody Total, ImmutableArray<RowBody> Rows);

/// <summary>The units behind a number.</summary>
public sealed record RankedBody(string Territory, string Vintage, string Period, string Indicator, string Order, ImmutableArray<RankedUnit> Items);
