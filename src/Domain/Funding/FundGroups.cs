using System.Collections.Immutable;
using EconomieSociale.Programme;

namespace EconomieSociale.Funding;

/// <summary>The agreements of one group: a line, a division, a sector.</summary>
/// <param name="Key">Null: of the units it is not known.</param>
/// <param name="Results">In the order of <see cref="FundTerms.Results"/>.</param>
public sealed record FundGroup(string? Key, int Units, LineFigures Figures, ImmutableArray<ResultFigure> Results);

/// <summary>A year of the fund: what happened in it, and what stood at its end.</summary>
/// <param name="OpenedIn">What was opened in the year; both in smallest units.</param>
public sealed record FundYear(int Year, long OpenedIn, long Opened, LineFigures In, LineFigures Until);

/// <summary>A partner of the fund, in smallest units.</summary>
/// <param name="Agreed">Its shares in agreements.</param>
public sealed record FundPartner(string Partner, long Pledged, long Received, long Agreed);

/// <summary>The fund by line, territory, sector, year and partner. A group's figures are sums over its agreements, so groups add up to the total.</summary>
public static class FundGroups
{
    public static ImmutableArray<FundGroup> By(
        IEnumerable<FundedAgreement> agreements, Func<FundedAgreement, string?> key, IEnumerable<PeerChange> peers, Pack pack, DateOnly asOf) =>
    [
        .. agreements.GroupBy(key).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g], peers, pack, asOf)),
    ];

    public static FundGroup Of(string? key, IReadOnlyCollection<FundedAgreement> agreements, IEnumerable<PeerChange> peers, Pack pack, DateOnly asOf)
    {
        var beside = peers.ToDictionary(p => (p.Stratum, p.Of));
        var minimum = pack.CatalogueOf(Values.Period.Containing(asOf, pack.MainDataSet.PeriodKind)).Scale.MinimumPeers;
        return new(
            key,
            agreements.Select(a => a.Agreement.Terms.Unit).Distinct(StringComparer.Ordinal).Count(),
            LineFigures.Sum(agreements.Select(a => a.Figures)),
            [.. pack.Fund!.Results.Select((_, result) => ResultFigure.Of(agreements, result, beside, minimum))]);
    }

    /// <summary>From the first year of the programme to that of the day.</summary>
    public static IEnumerable<FundYear> Years(FundBook fund, IReadOnlyDictionary<string, LineBook> lines, FundTerms terms, DateOnly asOf)
    {
        var before = FundFigures.Of(fund, lines, terms, new(terms.From.Year - 1, 12, 31));
        for (var year = terms.From.Year; year <= Math.Min(asOf.Year, terms.To.Year); year++)
        {
            var end = new DateOnly(year, 12, 31);
            var until = FundFigures.Of(fund, lines, terms, end < asOf ? end : asOf);
            yield return new(year, until.Opened - before.Opened, until.Opened, until.Total.Minus(before.Total), until.Total);
            before = until;
        }
    }

    public static IEnumerable<FundPartner> Partners(FundBook fund, IEnumerable<LineBook> lines, DateOnly asOf)
    {
        var standing = fund.Operations.Standing().Where(o => o.Date <= asOf && o.Command.Partner is not null).ToLookup(o => o.Command.Partner!, StringComparer.Ordinal);
        var agreed = lines.SelectMany(l => l.Agreements).Where(a => a.Terms.Date <= asOf).SelectMany(a => a.Terms.Partners)
            .ToLookup(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return standing.Select(s => s.Key).Concat(agreed.Select(a => a.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(p => new FundPartner(p, standing[p].Sum(OperationKind.Pledge), standing[p].Sum(OperationKind.Receipt), agreed[p].Sum()));
    }
}
