using System.Collections.Immutable;

namespace EconomieSociale.Funding;

/// <summary>An agreement with the unit behind it.</summary>
/// <param name="Part">Of the unit's results, of one: those of a unit are shared by what each agreement grants, so that a job counts once (F-I12).</param>
/// <param name="Outcome">Null where the unit is in no area.</param>
public sealed record FundedAgreement(string Line, Agreement Agreement, LineFigures Figures, decimal Part, UnitResult? Outcome)
{
    /// <summary>All agreements by a day.</summary>
    public static ImmutableArray<FundedAgreement> Of(IReadOnlyDictionary<string, LineBook> lines, IEnumerable<UnitResult> results, FundTerms terms, DateOnly asOf)
    {
        var units = results.ToDictionary(r => r.Unit, StringComparer.Ordinal);
        var agreements = lines.SelectMany(l => l.Value.Agreements.Where(a => a.Terms.Date <= asOf).Select(a => (Line: l.Key, Agreement: a))).ToArray();
        var granted = agreements.GroupBy(a => a.Agreement.Terms.Unit, StringComparer.Ordinal)
            .ToDictionary(u => u.Key, u => u.Sum(a => (decimal)a.Agreement.Terms.FundShare), StringComparer.Ordinal);
        var figures = lines.ToDictionary(l => l.Key, l => LineFigures.ByAgreement(l.Value, terms, asOf), StringComparer.Ordinal);
        return
        [
            .. agreements.Select(a => new FundedAgreement(
                a.Line, a.Agreement, figures[a.Line][a.Agreement.Number], a.Agreement.Terms.FundShare / granted[a.Agreement.Terms.Unit],
                units.GetValueOrDefault(a.Agreement.Terms.Unit))),
        ];
    }
}

/// <summary>What some agreements brought of one result. In smallest units of the element; averages are by unit.</summary>
/// <param name="Measured">Units whose figures before and now are known.</param>
/// <param name="Compared">Of these the ones that enough comparable units without an agreement stand beside.</param>
/// <param name="Funded">Mean change of the compared units; null where there are none.</param>
/// <param name="Peers">Mean change of the comparable units, weighted as the compared ones are spread.</param>
/// <param name="PeerUnits">Changes of comparable units behind it: one unit counts in each stratum that it is in, that is for each baseline.</param>
public sealed record ResultFigure(int Measured, decimal Net, int Compared, decimal? Funded, decimal? Peers, int PeerUnits)
{
    /// <param name="result">Place in <see cref="FundTerms.Results"/>.</param>
    /// <param name="minimum">Fewer comparable units are none, so that nobody is recognised.</param>
    public static ResultFigure Of(IReadOnlyCollection<FundedAgreement> agreements, int result, IReadOnlyDictionary<(Stratum Stratum, int Result), PeerChange> peers, int minimum)
    {
        var measured = agreements.Where(a => a.Outcome?.Changes[result] is not null)
            .Select(a => (a.Agreement.Terms.Unit, a.Part, a.Outcome!.Changes[result]!.Value.Net, a.Outcome.Stratum)).ToArray();
        var compared = measured.Select(m => (m.Unit, m.Part, m.Net, Peers: peers.GetValueOrDefault((m.Stratum, result)))).Where(m => m.Peers?.Units >= minimum).ToArray();
        var weight = compared.Sum(m => m.Part);
        return new(
            Units(measured.Select(m => m.Unit)), measured.Sum(m => m.Part * m.Net), Units(compared.Select(m => m.Unit)),
            weight == 0 ? null : compared.Sum(m => m.Part * m.Net) / weight,
            weight == 0 ? null : compared.Sum(m => m.Part * m.Peers!.Net / m.Peers.Units) / weight,
            compared.Select(m => m.Peers!).Distinct().Sum(p => p.Units));
    }

    private static int Units(IEnumerable<string> units) => units.Distinct(StringComparer.Ordinal).Count();
}
