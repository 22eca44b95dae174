using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>The middle half of the peers' values.</summary>
public readonly record struct Quartiles(decimal Lower, decimal Median, decimal Upper);

/// <summary>The units that one is compared with.</summary>
public static class PeerRules
{
    /// <summary>Null with fewer peers than the minimum: nobody is to be recognised.</summary>
    /// <param name="peers">Ascending.</param>
    public static Quartiles? Quartiles(ImmutableArray<decimal> peers, int minimum) =>
        peers.Length < minimum || peers.IsEmpty ? null : new(Quantiles.Of(peers, 0.25m), Quantiles.Median(peers), Quantiles.Of(peers, 0.75m));

    public static ImmutableArray<PeerValues> Values(PeerQuery query, IEnumerable<UnitDossier> units, Pack pack)
    {
        var catalogue = pack.CatalogueOf(query.Period);
        var values = new Dictionary<string, List<decimal>>(StringComparer.Ordinal);
        foreach (var unit in units.Where(u => u.Contributions.Unit.Code != query.Except && u.Contributions.Unit.Sector.On(query.Period.LastDay) == query.Sector))
        {
            var assessment = AssessmentRules.Assess(unit.History(), catalogue, query.Period.Ordinal);
            foreach (var (code, value) in assessment.Indicators.Select(i => (i.Code, i.OrNull)).Append((PeerValues.Composite, assessment.Composite)))
            {
                if (value is { } known)
                {
                    (values.TryGetValue(code, out var held) ? held : values[code] = []).Add(known);
                }
            }
        }

        return [.. values.Select(v => new PeerValues(v.Key, [.. v.Value.Order()]))];
    }
}
