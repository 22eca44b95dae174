using EconomieSociale.Hosting;
using EconomieSociale.Programme;

namespace EconomieSociale.Territories;

/// <summary>The territory and vintage that an address names; the root of the default vintage when it names none.</summary>
public static class TerritoryChoice
{
    public static (Division Territory, string Vintage) Read(QueryReader query, Pack pack)
    {
        var vintage = query.Text("vintage") ?? pack.DefaultVintage.Code;
        if (pack.Vintages.All(v => v.Code != vintage))
        {
            query.Fault("unknown_vintage", "vintage", vintage);
            return (pack.Territory.Root, pack.DefaultVintage.Code);
        }

        if (query.Text("territory") is not { } code)
        {
            return (pack.Territory.Root, vintage);
        }

        if (pack.Territory.Find(code) is { } division && pack.Territory.Exists(division, vintage))
        {
            return (division, vintage);
        }

        query.Fault("unknown_territory", "territory", code, vintage);
        return (pack.Territory.Root, vintage);
    }
}
