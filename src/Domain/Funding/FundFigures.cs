using System.Collections.Immutable;

namespace EconomieSociale.Funding;

/// <summary>Where the fund stands on a day. Amounts in smallest units.</summary>
/// <param name="Opened">Of the envelope: what may be committed by then.</param>
/// <param name="PartnersDue">What partners had pledged by then.</param>
/// <param name="PartnersReceived">What had come.</param>
/// <param name="Elapsed">Part of the programme's time that is over, of one: rates are read against it.</param>
public sealed record FundFigures(
    DateOnly AsOf, long Envelope, long Opened, long PartnersDue, long PartnersReceived, decimal Elapsed, ImmutableArray<LineFigures> Lines, LineFigures Total)
{
    public long OpenToCommit => Opened - Total.Committed;

    /// <summary>The treasury (F-I7).</summary>
    public long Cash => PartnersReceived - Total.Disbursed;

    public static FundFigures Of(FundBook fund, IReadOnlyDictionary<string, LineBook> lines, FundTerms terms, DateOnly asOf)
    {
        var then = fund with { Operations = [.. fund.Operations.Where(o => o.Date <= asOf)] };
        ImmutableArray<LineFigures> figures =
            [.. terms.Lines.Keys.Select(line => LineFigures.Of(line, lines.GetValueOrDefault(line, LineBook.Empty), then.Allocated(line, terms), terms, asOf))];
        return new(
            asOf, terms.Envelope, then.Sum(OperationKind.Opening), then.Sum(OperationKind.Pledge), then.Sum(OperationKind.Receipt),
            terms.Elapsed(asOf), figures, LineFigures.Sum(figures));
    }

    /// <summary>A part in per cent of a whole, rounded to two decimals; null where there is nothing to be a part of.</summary>
    public static decimal? Rate(long part, long whole) => whole == 0 ? null : Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero);
}
