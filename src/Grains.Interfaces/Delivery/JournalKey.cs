using EconomieSociale.Funding;
using EconomieSociale.Programme;
using EconomieSociale.Territories;

namespace EconomieSociale.Delivery;

/// <summary>The keys of the journals of alerts: one for each part of an area, and one for the lines of the fund.</summary>
public static class JournalKey
{
    public static IEnumerable<string> All(Pack pack) => AreaKey.All(pack).Concat(pack.Fund is null ? [] : [IFundGrain.Key]);
}
