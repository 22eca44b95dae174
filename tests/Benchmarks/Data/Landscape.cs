using System.Globalization;

namespace EconomieSociale.Benchmarks.Data;

/// <summary>
/// How many of everything there are, and the codes under which grains know them. Everywhere else they are numbers from 0,
/// associations from 1 with 0 for none.
/// </summary>
internal static class Landscape
{
    public const int Zones = 4;
    public const int Regions = 12;
    public const int Provinces = 75;
    public const int Communes = 1_538;
    public const int Sectors = 14;
    public const int Associations = 300;
    public const int LegalForms = 5;
    public const int FundingLines = 8;
    public const int FirstYear = 2021;
    public const int Years = 5;
    public const int Quarters = 4 * Years;

    public const string Nation = "N";

    /// <summary>Communes are numbered by size, the largest first, and dealt out to the provinces; regions are runs of provinces.</summary>
    public static int ProvinceOf(int commune) => commune % Provinces;

    public static int RegionOf(int province) => province * Regions / Provinces;

    /// <summary>
    /// Zones are runs of regions, as statistical offices make them above the regions (NUTS 1). The first regions are the largest, so each zone has about a quarter of the units.
    /// </summary>
    public static int ZoneOf(int region) => region switch { 0 => 0, < 4 => 1, < 8 => 2, _ => 3 };

    public static string Zone(int number) => Code('Q', number, "0");

    public static string Region(int number) => Code('R', number, "00");

    public static string Province(int number) => Code('P', number, "00");

    public static string Commune(int number) => Code('C', number, "0000");

    public static int CommuneNumber(string code) => int.Parse(code.AsSpan(1), CultureInfo.InvariantCulture);

    public static string Sector(int number) => Code('S', number, "00");

    public static string Association(int number) => number == 0 ? "" : Code('A', number, "000");

    public static string LegalForm(int number) => Code('F', number, "0");

    public static string FundingLine(int number) => Code('L', number, "0");

    public static string Size(int number) => Code('Z', number, "0");

    /// <summary>Of equal length, so that the order of codes is the order of numbers.</summary>
    public static string Unit(int number) => Code('U', number, "0000000");

    private static string Code(char letter, int number, string format) => letter + number.ToString(format, CultureInfo.InvariantCulture);
}
