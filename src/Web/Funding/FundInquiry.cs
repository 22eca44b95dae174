using System.Collections.Immutable;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>The ledgers with what became of the units behind them, on a day.</summary>
/// <param name="Units">Funded units that an area knows.</param>
/// <param name="Peers">How comparable units without an agreement changed.</param>
public sealed record FundView(
    DateOnly AsOf,
    FundBook Fund,
    ImmutableSortedDictionary<string, LineBook> Lines,
    FundFigures Figures,
    ImmutableArray<FundedAgreement> Agreements,
    ImmutableArray<UnitResult> Units,
    ImmutableArray<PeerChange> Peers)
{
    /// <summary>Units whose first agreement is of the year of the day.</summary>
    public int FirstAgreements => FundedUnit.Of(Lines, AsOf).Count(u => u.Since.Year == AsOf.Year);
}

/// <summary>Asks lines, fund and areas.</summary>
public sealed class FundInquiry(IGrainFactory grains, Pack pack)
{
    private ITerritoryGrain Root => grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(pack.Territory.Root.Code, pack.DefaultVintage.Code));

    public async Task<FundView> View(DateOnly asOf)
    {
        var terms = pack.Fund!;
        var (fund, lines) = await FundApi.Books(grains, terms);
        var funded = FundedUnit.Of(lines, asOf);
        ImmutableArray<UnitResult> units = funded.IsEmpty ? [] : await Root.Results(new(asOf, funded));
        ImmutableArray<Stratum> strata = [.. units.Select(u => u.Stratum).Distinct()];
        ImmutableArray<PeerChange> peers = strata.IsEmpty ? [] : await Root.ResultPeers(new(asOf, strata, [.. funded.Select(u => u.Code)]));
        return new(asOf, fund, lines, FundFigures.Of(fund, lines, terms, asOf), FundedAgreement.Of(lines, units, terms, asOf), units, peers);
    }

    /// <summary>The proposals of today.</summary>
    public async Task<ImmutableArray<HoldProposal>> Holds(DateOnly today)
    {
        var (_, lines) = await FundApi.Books(grains, pack.Fund!);
        var funded = FundedUnit.Of(lines, today);
        return funded.IsEmpty ? [] : HoldProposals.Of(lines, await Root.Results(new(today, funded)), pack.Fund!, today);
    }

    /// <summary>What units declared for a main period beside what the ledger paid; empty where the pack has no element for it.</summary>
    public async Task<ImmutableArray<DeclaredComparison>> Declared(Period period)
    {
        if (pack.Fund!.Declared is null)
        {
            return [];
        }

        var (_, lines) = await FundApi.Books(grains, pack.Fund);
        return DeclaredRules.Compare(lines.Values, await Root.Declared(new(period)), period, pack.Fund);
    }
}
