using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Alerts;

/// <summary>
/// The indicator of an action before and after, beside the median of units of the same sector that never had a plan. A comparison and no claim of cause:
/// units with a plan were doing worse to begin with.
/// </summary>
/// <param name="Peers">Units behind the later median; with fewer than the minimum there are no medians, so that nobody is recognised.</param>
public sealed record ActionEffect(int Action, string Indicator, decimal? Baseline, decimal? Now, int Peers, decimal? PeersThen, decimal? PeersNow)
{
    private const int Decimals = 4;

    /// <summary>Of every action of a plan; nothing where the unit has no sector or no assessment to compare with.</summary>
    public static async Task<ImmutableArray<ActionEffect>> Ask(CooperativeView view, AccompanimentPlan plan, IGrainFactory grains, Pack pack)
    {
        if (view.Assessment.Assessment is not { } newest || plan.Diagnosis.Period is not { } then || view.Unit.Sector.On(newest.Period.LastDay) is not { } sector)
        {
            return [];
        }

        var root = grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(pack.Territory.Root.Code, pack.DefaultVintage.Code));
        var before = await root.Peers(new(sector, then, view.Unit.Code, WithoutPlan: true));
        var after = await root.Peers(new(sector, newest.Period, view.Unit.Code, WithoutPlan: true));
        var minimum = pack.CatalogueOf(newest.Period).Scale.MinimumPeers;
        return [.. plan.Actions.Select(a => new ActionEffect(
            a.Number, a.Indicator, a.Baseline, newest.Indicator(a.Indicator)?.OrNull, Values(after, a.Indicator).Length,
            Median(Values(before, a.Indicator), minimum), Median(Values(after, a.Indicator), minimum)))];
    }

    private static ImmutableArray<decimal> Values(ImmutableArray<PeerValues> peers, string indicator) => peers.FirstOrDefault(p => p.Code == indicator)?.Values ?? [];

    private static decimal? Median(ImmutableArray<decimal> values, int minimum) =>
        PeerRules.Quartiles(values, minimum)?.Median is { } median ? Math.Round(median, Decimals, MidpointRounding.AwayFromZero) : null;
}
