using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>An element by which what the fund brought is measured.</summary>
/// <param name="Fact">Under which name indicators of the fund read the sum of its changes; null: under none.</param>
public sealed record ResultTerm(string Element, string? Fact = null);

/// <summary>The rules of the fund, numbers of the pack. Amounts are in smallest units of the currency.</summary>
/// <param name="Envelope">What the contract is about.</param>
/// <param name="Lines">How the envelope is first allocated; together it is the envelope (F-I1).</param>
/// <param name="From">First day of the programme: no commitment is before it (F-I8).</param>
/// <param name="To">Last day of the programme.</param>
/// <param name="ShareCap">Largest part of a project that the fund pays, of one (F-I5).</param>
/// <param name="Ceiling">Most that the fund pays to one agreement (F-I5).</param>
/// <param name="JustifiedShare">Part of earlier tranches that must be justified before the next is paid, of one (F-I6).</param>
/// <param name="JustificationDays">Days after a payment until it is due for justification.</param>
/// <param name="Decimals">Decimals of the currency.</param>
/// <param name="Results">Elements of the main form by which what the fund brought is measured.</param>
/// <param name="Declared">The element in which units declare what the fund paid to them (F-I11); null: they do not.</param>
/// <param name="DeclaredTolerance">Difference that is flagged, of one of what was paid.</param>
public sealed record FundTerms(
    long Envelope,
    ImmutableSortedDictionary<string, long> Lines,
    DateOnly From,
    DateOnly To,
    decimal ShareCap,
    long Ceiling,
    decimal JustifiedShare,
    int JustificationDays,
    int Decimals,
    ImmutableArray<ResultTerm> Results,
    string? Declared,
    decimal DeclaredTolerance)
{
    /// <summary>What is wrong with the terms of a pack.</summary>
    public IEnumerable<Reason> Faults(PackDraft pack)
    {
        var known = pack.Lists.FirstOrDefault(l => l.Name == CodeList.FundingLine);
        foreach (var line in Lines.Keys.Where(l => known?.Find(l) is null))
        {
            yield return Reason.Of("unknown_funding_line", "fund", line);
        }

        if (Envelope is <= 0 or > FixedPoint.MaxMinor || Lines.Values.Any(a => a < 0) || Lines.Values.Aggregate(Int128.Zero, (sum, a) => sum + a) != Envelope)
        {
            yield return Reason.Of("fund_lines_are_not_the_envelope", "fund", Text(Envelope));
        }

        foreach (var element in Results.Select(r => r.Element).Append(Declared).OfType<string>())
        {
            if (!pack.Elements.Any(e => e.Code == element && e.IsSummable && (element != Declared || e.Decimals == Decimals)))
            {
                yield return Reason.Of("unknown_element", "fund", element);
            }
        }

        if (From > To || ShareCap is <= 0 or > 1 || JustifiedShare is < 0 or > 1 || Ceiling <= 0 || JustificationDays < 0 || DeclaredTolerance < 0)
        {
            yield return Reason.Of("bad_fund_terms", "fund");
        }
    }

    /// <summary>Part of the programme's time that is over at the end of a day, of one.</summary>
    public decimal Elapsed(DateOnly day)
    {
        var all = To.DayNumber - From.DayNumber + 1;
        return (decimal)Math.Clamp(day.DayNumber - From.DayNumber + 1, 0, all) / all;
    }

    /// <summary>An amount as reasons name it.</summary>
    public string Text(Int128 minor) => FixedPoint.FromMinor(minor, Decimals).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
