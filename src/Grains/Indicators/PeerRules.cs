using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>The values of the units that one is compared with.</summary>
internal static class PeerRules
{
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
