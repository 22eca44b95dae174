using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Indicators;

/// <summary>A unit among those of its sector in the whole territory. With fewer peers than the minimum only their number is known, so that nobody is recognised.</summary>
public sealed record PeerComparison(string? Sector, int Minimum, ImmutableDictionary<string, PeerBody> Lines)
{
    private const int Decimals = 4;

    public static async Task<PeerComparison> Ask(OrganisationUnit unit, Assessment? assessment, IGrainFactory grains, Pack pack)
    {
        var sector = assessment is null ? unit.Sector.Current : unit.Sector.On(assessment.Period.LastDay);
        if (assessment is null || sector is null)
        {
            return new(sector, pack.Catalogue.Scale.MinimumPeers, ImmutableDictionary<string, PeerBody>.Empty);
        }

        var minimum = pack.CatalogueOf(assessment.Period).Scale.MinimumPeers;
        var root = grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(pack.Territory.Root.Code, pack.DefaultVintage.Code));
        var values = (await root.Peers(new(sector, assessment.Period, unit.Code))).ToDictionary(v => v.Code, v => v.Values, StringComparer.Ordinal);
        return new(sector, minimum, assessment.Indicators.Select(i => (i.Code, Value: i.OrNull))
            .Append((Code: PeerValues.Composite, Value: assessment.Composite))
            .Select(p => Line(p.Code, p.Value, values.GetValueOrDefault(p.Code, []), minimum))
            .ToImmutableDictionary(l => l.Code, StringComparer.Ordinal));
    }

    private static PeerBody Line(string code, decimal? value, ImmutableArray<decimal> peers, int minimum)
    {
        var quartiles = PeerRules.Quartiles(peers, minimum);
        return new(code, Round(value), peers.Length, Round(quartiles?.Lower), Round(quartiles?.Median), Round(quartiles?.Upper));
    }

    private static decimal? Round(decimal? value) => value is { } v ? Math.Round(v, Decimals, MidpointRounding.AwayFromZero) : null;
}
