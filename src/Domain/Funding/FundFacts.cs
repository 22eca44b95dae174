using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>An indicator of the fund with its terms (domain report §3.2, FU1 to FU7).</summary>
/// <param name="Value">Unrounded; null: not applicable, or a term is not known.</param>
/// <param name="Colour">Null where nothing fixed judges it.</param>
public sealed record FundIndicator(Indicator Indicator, decimal? Numerator, decimal? Denominator, decimal? Value, Status? Colour);

/// <summary>The figures that the fund gives to the indicators of the catalogue, by the names of <c>facts.csv</c>.</summary>
public static class FundFacts
{
    /// <summary>The indicators of the fund and of the programme that read nothing but these facts, of all lines or of one.</summary>
    /// <param name="net">By result: the sum of the changes, in smallest units of its element.</param>
    public static ImmutableArray<FundIndicator> Indicators(FundFigures fund, LineFigures figures, IReadOnlyList<decimal> net, int firstAgreements, Pack pack)
    {
        var facts = Of(fund, figures, net, firstAgreements, pack);
        var context = FormulaContext.Of((name, _) => facts.TryGetValue(name, out var value) ? value : null);
        return
        [
            .. pack.CatalogueOf(Period.Containing(fund.AsOf, pack.MainDataSet.PeriodKind)).Indicators
                .Where(i => i.Subject is Subject.Fund or Subject.Programme && i.Names.All(facts.ContainsKey))
                .Select(i =>
                {
                    var (numerator, denominator) = i.Terms(context);
                    var value = i.Value(numerator, denominator, context).OrNull;
                    return new FundIndicator(i, numerator.OrNull, i.Denominator is null ? null : denominator.OrNull, value, value is { } known ? i.ColourOfMany(known) : null);
                }),
        ];
    }

    /// <param name="firstAgreements">Units with their first agreement in the year of the day.</param>
    private static Dictionary<string, decimal> Of(FundFigures fund, LineFigures figures, IReadOnlyList<decimal> net, int firstAgreements, Pack pack)
    {
        var terms = pack.Fund!;
        decimal Money(long minor) => FixedPoint.FromMinor(minor, terms.Decimals);
        var facts = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["fund_allocated"] = Money(figures.Allocated),
            ["fund_committed"] = Money(figures.Committed),
            ["fund_ordered"] = Money(figures.Ordered),
            ["fund_disbursed"] = Money(figures.Disbursed),
            ["fund_disbursed_past_due"] = Money(figures.Due),
            ["fund_justified"] = Money(figures.Justified),
            ["days_to_first_payment"] = figures.DaysToFirstPayment,
            ["first_payments"] = figures.FirstPayments,
            ["partner_contribution_due"] = Money(fund.PartnersDue),
            ["partner_contribution_received"] = Money(fund.PartnersReceived),
            ["first_agreements"] = firstAgreements,
        };
        foreach (var (result, changed) in terms.Results.Zip(net).Where(r => r.First.Fact is not null))
        {
            facts[result.Fact!] = FixedPoint.Natural(changed, pack.Element(result.Element)!.Decimals);
        }

        return facts;
    }
}
