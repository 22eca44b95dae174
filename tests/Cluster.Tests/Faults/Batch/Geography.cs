using System.Globalization;
using CsvHelper;

namespace EconomieSociale.Tests.Faults;

/// <summary>The divisions of the default pack, from its table.</summary>
internal sealed class Geography
{
    public const string Root = "MA";

    private readonly Dictionary<string, (string Level, Dictionary<string, string> Parents)> divisions = new(StringComparer.Ordinal);

    private Geography()
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(AppContext.BaseDirectory, "packs", "laayoune-sakia-el-hamra", "territory.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            var parents = new[] { "1997", "2015" }.Select(v => (Vintage: v, Parent: csv.GetField("parent_" + v)!)).Where(p => p.Parent.Length > 0);
            divisions[csv.GetField("code")!] = (csv.GetField("level")!, parents.ToDictionary(p => p.Vintage, p => p.Parent));
        }

        Communes = [.. divisions.Where(d => d.Value.Level == "commune").Select(d => d.Key).Order(StringComparer.Ordinal)];
    }

    public static Geography Instance { get; } = new();

    public string[] Communes { get; }

    public string Province(string commune) => At(commune, "province", "2015");

    /// <summary>The division of a level in which a commune lies.</summary>
    public string At(string commune, string level, string vintage)
    {
        var at = commune;
        while (divisions[at].Level != level)
        {
            at = divisions[at].Parents[vintage];
        }

        return at;
    }

    public bool Lies(string commune, string division, string vintage) =>
        divisions[division].Level == "nation" || At(commune, divisions[division].Level, vintage) == division;
}
