using EconomieSociale.Programme;

namespace EconomieSociale.Localisation;

/// <summary>What the pack calls the things behind codes, in the reader's language. A code without a name is shown as it is.</summary>
public sealed class Names(Pack pack)
{
    private static string Language => Cultures.Current;

    public string Programme => pack.Name.In(Language);

    public string Division(string? code) => code is null ? Format.Silence : pack.Territory.Find(code)?.Name.In(Language) ?? code;

    /// <summary>The name of an area by its key, with the number of the part where it has several.</summary>
    public string Area(string key)
    {
        var area = Territories.AreaKey.Read(key);
        var isWhole = pack.Territory.Find(area.Area) is not { Shards: > 1 };
        return isWhole ? Division(area.Area) : Wording.Say("part_of_area", Division(area.Area), Format.Whole(area.Shard + 1));
    }

    public string Level(string code) => pack.Levels.FirstOrDefault(l => l.Code == code)?.Name.In(Language) ?? code;

    /// <summary>The type of a division, or the name of its level when it has none.</summary>
    public string Type(Territories.Division division) => pack.List(CodeList.DivisionType).Find(division.Type)?.Name.In(Language) ?? Level(division.Level);

    public string Vintage(string code) => pack.Vintages.FirstOrDefault(v => v.Code == code)?.Name.In(Language) ?? code;

    public string Sector(string? code) => Listed(CodeList.Sector, code);

    public string Listed(string list, string? code) => string.IsNullOrEmpty(code) ? Format.Silence : pack.List(list).Find(code)?.Name.In(Language) ?? code;

    public string DataSet(string code) => pack.DataSet(code)?.Name.In(Language) ?? code;

    public string Element(string code) => pack.Element(code)?.Name.In(Language) ?? code;

    /// <summary>The name of a unit in the script of the reader, where it has one.</summary>
    public static string Unit(string name, string? nameAr) => Language == "ar" && nameAr is { Length: > 0 } ? nameAr : name;
}
