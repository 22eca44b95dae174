using System.Collections.Immutable;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What agreements brought of one result, in the unit of the element.</summary>
/// <param name="Measured">Units whose figure before the money and now are known.</param>
/// <param name="Net">Sum of the changes. Of a unit with several agreements each has its part by what it grants.</param>
/// <param name="CostPer">What was paid for one more; null where there is none more.</param>
/// <param name="Compared">Units beside which enough comparable ones stand: of the same sector and size class, without an agreement.</param>
/// <param name="FundedMean">Mean change of the compared units.</param>
/// <param name="PeersMean">Mean change of the comparable ones.</param>
/// <param name="Peers">Changes of comparable units behind it: one unit counts for each quarter in which funding of others began.</param>
public sealed record ResultFigureBody(
    string Element, Label? Name, int Measured, decimal Net, decimal? CostPer, int Compared, decimal? FundedMean, decimal? PeersMean, int Peers);

/// <summary>A group of agreements. Amounts in the currency of the pack.</summary>
/// <param name="Key">Null in the total, and where it is not known.</param>
public sealed record ResultGroupBody(string? Key, string? Name, int Units, LineFiguresBody Figures, ImmutableArray<ResultFigureBody> Results);

/// <summary>The fund by groups, with results.</summary>
/// <param name="Caveat">What the figures do not say.</param>
public sealed record ResultsBody(DateOnly AsOf, string By, string Caveat, ResultGroupBody Total, ImmutableArray<ResultGroupBody> Rows);

/// <summary>An indicator of the fund.</summary>
/// <param name="Value">Rounded to the decimals of rates; null: not applicable.</param>
/// <param name="Colour">Null where nothing fixed judges it.</param>
public sealed record FundIndicatorBody(string Code, Label Name, string Unit, decimal? Numerator, decimal? Denominator, decimal? Value, string? Colour);

/// <summary>Puts results into units of the elements.</summary>
public sealed class ResultWords(Pack pack, FundWords money, FundGrouping grouping)
{
    private const int MeanDecimals = 4;

    /// <summary>All agreements together.</summary>
    public ResultGroupBody Total(FundView view) => Of(null, FundGroups.Of(null, view.Agreements, view.Peers, pack, view.AsOf));

    public ResultsBody Of(FundView view, string by) => new(
        view.AsOf, by, Wording.Say("result_caveat"), Total(view),
        [.. FundGroups.By(view.Agreements, grouping.Key(by), view.Peers, pack, view.AsOf).Select(g => Of(by, g))]);

    /// <summary>The indicators of the fund on the day of a view.</summary>
    public ImmutableArray<FundIndicator> Computed(FundView view)
    {
        var total = FundGroups.Of(null, view.Agreements, view.Peers, pack, view.AsOf);
        return FundFacts.Indicators(view.Figures, view.Figures.Total, [.. total.Results.Select(r => r.Net)], view.FirstAgreements, pack);
    }

    public ImmutableArray<FundIndicatorBody> Indicators(FundView view) =>
    [
        .. Computed(view).Select(i => new FundIndicatorBody(
            i.Indicator.Code, i.Indicator.Name, i.Indicator.Unit, i.Numerator, i.Denominator,
            i.Value is { } value ? Math.Round(value, Indicator.RateDecimals, MidpointRounding.AwayFromZero) : null, i.Colour is { } colour ? JsonName.Of(colour) : null)),
    ];

    private ResultGroupBody Of(string? by, FundGroup group) => new(
        group.Key, by is null ? null : grouping.Name(by, group.Key), group.Units, money.Of(group.Figures),
        [.. group.Results.Select((r, i) => Of(pack.Element(pack.Fund!.Results[i].Element)!, r, group.Figures.Disbursed))]);

    private ResultFigureBody Of(Reports.DataElement element, ResultFigure figure, long disbursed)
    {
        decimal Natural(decimal minor) => Math.Round(FixedPoint.Natural(minor, element.Decimals), MeanDecimals, MidpointRounding.AwayFromZero);
        var net = Natural(figure.Net);
        return new(
            element.Code, element.Name, figure.Measured, net, net > 0 ? Math.Round(money.Money(disbursed) / net, 2, MidpointRounding.AwayFromZero) : null, figure.Compared,
            figure.Funded is { } funded ? Natural(funded) : null, figure.Peers is { } peers ? Natural(peers) : null, figure.PeerUnits);
    }
}
