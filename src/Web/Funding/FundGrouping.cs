using System.Collections.Immutable;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;

namespace EconomieSociale.Funding;

/// <summary>By what agreements are grouped: the line, the sector, or a level of the territory, as the unit belonged on the day of its first agreement.</summary>
public sealed class FundGrouping(Pack pack, Names names)
{
    public const string Line = "line";
    public const string Sector = "sector";

    /// <summary>Every word that may be asked for, the line first.</summary>
    public ImmutableArray<string> Words => [Line, Sector, .. pack.Levels.Select(l => l.Code).Except([pack.Territory.Root.Level])];

    public Func<FundedAgreement, string?> Key(string by) => by switch
    {
        Line => a => a.Line,
        Sector => a => a.Outcome?.Place.Sector,
        _ => a => a.Outcome?.Place.Commune is { } commune ? pack.Territory.At(pack.Territory.Find(commune)!, by, pack.DefaultVintage.Code)?.Code : null,
    };

    public string Name(string by, string? key) => by switch
    {
        Line => names.Listed(CodeList.FundingLine, key),
        Sector => names.Sector(key),
        _ => names.Division(key),
    };

    /// <summary>The word as people read it.</summary>
    public string Title(string by) => by switch
    {
        Line => Wording.Say("fund_line"),
        Sector => Wording.Say("sector"),
        _ => pack.Levels.First(l => l.Code == by).Name.In(Cultures.Current),
    };
}
