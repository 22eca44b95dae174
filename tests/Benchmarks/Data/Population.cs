namespace EconomieSociale.Benchmarks.Data;

/// <summary>Where a unit lies and what it is; the same in all quarters.</summary>
internal readonly record struct Traits(
    int Region, int Province, int Commune, int Sector, int Association, int LegalForm, int FundingLine, int WomenLed);

/// <summary>
/// The units of a benchmark: communes by Zipf's law (exponent 0.8), 40 % in the first sector, 60 % in no association, 15 % led by women.
/// Below <see cref="OneRegion"/> units all lie in the first region, which is then as large as a region of a small nation.
/// </summary>
internal sealed class Population
{
    public const int OneRegion = 10_000;

    private const ulong Kind = 1;
    private const double Exponent = 0.8;

    private readonly short[] communes;
    private readonly int[] ordered;
    private readonly int[] starts;

    public Population(int units)
    {
        Units = units;
        var bounds = Bounds(RegionsUsed);
        communes = [.. Enumerable.Range(0, units).Select(u => (short)Commune(bounds, Mix.Of(Kind, u).Share()))];
        (ordered, starts) = Sort(communes);
    }

    public int Units { get; }

    public long Contributions => (long)Units * Landscape.Quarters;

    public int RegionsUsed => Units < OneRegion ? 1 : Landscape.Regions;

    /// <summary>All units by region, province and commune.</summary>
    public IEnumerable<int> Ordered => Enumerable.Range(0, Landscape.Communes)
        .OrderBy(c => (Landscape.ProvinceOf(c), c))
        .SelectMany(InCommune);

    public IEnumerable<int> InCommune(int commune) => ordered.Skip(starts[commune]).Take(starts[commune + 1] - starts[commune]);

    public IEnumerable<int> InRegion(int region) => Ordered.Where(u => Landscape.RegionOf(Landscape.ProvinceOf(communes[u])) == region);

    public Traits Of(int unit)
    {
        var mix = Mix.Of(Kind, unit);
        mix.Next(); // the commune
        var province = Landscape.ProvinceOf(communes[unit]);
        return new(
            Landscape.RegionOf(province),
            province,
            communes[unit],
            Sector: mix.Share() < 0.4 ? 0 : 1 + mix.Below(Landscape.Sectors - 1),
            Association: mix.Share() < 0.6 ? 0 : 1 + mix.Below(Landscape.Associations),
            LegalForm: mix.Below(Landscape.LegalForms),
            FundingLine: mix.Below(Landscape.FundingLines),
            WomenLed: mix.Share() < 0.15 ? 1 : 0);
    }

    /// <summary>The summed weights of the communes up to each one; those of regions that are not used weigh nothing.</summary>
    private static double[] Bounds(int regions)
    {
        var sum = 0.0;
        return
        [
            .. Enumerable.Range(0, Landscape.Communes)
                .Select(c => sum += Landscape.RegionOf(Landscape.ProvinceOf(c)) < regions ? Math.Pow(c + 1, -Exponent) : 0),
        ];
    }

    private static int Commune(double[] bounds, double share)
    {
        var at = Array.BinarySearch(bounds, share * bounds[^1]);
        return at < 0 ? ~at : at + 1;
    }

    /// <summary>The units by commune, and where each commune begins.</summary>
    private static (int[] Ordered, int[] Starts) Sort(short[] communes)
    {
        var starts = new int[Landscape.Communes + 1];
        foreach (var commune in communes)
        {
            starts[commune + 1]++;
        }

        for (var c = 0; c < Landscape.Communes; c++)
        {
            starts[c + 1] += starts[c];
        }

        var next = starts.ToArray();
        var ordered = new int[communes.Length];
        for (var u = 0; u < communes.Length; u++)
        {
            ordered[next[communes[u]]++] = u;
        }

        return (ordered, starts);
    }
}
