using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Territories;

/// <summary>What a page about a division shows: which division, in which vintage of the map, over which periods.</summary>
public sealed record TerritoryScope(Division Division, string Vintage, PeriodRange Period)
{
    /// <summary>Periods that the selector offers.</summary>
    private const int Offered = 20;

    /// <summary>Reads the scope from an address; null when there is no such division. Faults are collected in the reader.</summary>
    /// <param name="code">Code of the division; null for the home of the programme.</param>
    public static TerritoryScope? Read(QueryReader query, string? code, Pack pack, TimeProvider clock)
    {
        var asked = query.Text("vintage");
        var known = pack.Vintages.FirstOrDefault(v => v.Code == asked);
        if (asked is not null && known is null)
        {
            query.Fault("unknown_vintage", "vintage", asked);
        }

        var vintage = known ?? pack.DefaultVintage;
        var division = pack.Territory.Find(code ?? vintage.Home);

        // A division that lives in one vintage only is shown in it, unless another is asked for.
        if (known is null && division is not null && !pack.Territory.Exists(division, vintage.Code))
        {
            vintage = pack.Vintages.First(v => division.Parents.ContainsKey(v.Code));
        }

        var period = AggregateReader.Range(query, pack, clock);
        return division is not null && pack.Territory.Exists(division, vintage.Code) ? new(division, vintage.Code, period) : null;
    }

    public string Link(Division division) => Address.Division(division.Code, Vintage, Period);

    /// <summary>The list of the units of this division.</summary>
    public string UnitsLink(string? sector = null, string? state = null, string? status = null) =>
        Address.Of(Address.Units, ("territory", Division.Code), ("vintage", Vintage), ("sector", sector), ("state", state), ("status", status));

    /// <summary>The same division in another vintage; where it does not exist there, the home of the programme.</summary>
    public string In(Vintage other, TerritoryTree tree) =>
        Address.Division(tree.Exists(Division, other.Code) ? Division.Code : other.Home, other.Code, Period);

    /// <summary>The periods to choose from, newest first: the last ones of the main form, and the one shown.</summary>
    public ImmutableArray<PeriodRange> Periods(Pack pack, TimeProvider clock)
    {
        var last = pack.LastPeriod(clock);
        var offered = Enumerable.Range(0, Offered).Select(i => PeriodRange.Of(last.Plus(-i))).ToImmutableArray();
        return offered.Contains(Period) ? offered : [Period, .. offered];
    }
}
