using System.Collections.Immutable;
using EconomieSociale.Benchmarks.Data;

namespace EconomieSociale.Benchmarks.Territories;

/// <summary>What is asked; the numbers of the questions in <c>reference/performance.md</c> §2 are kept.</summary>
internal enum Topic
{
    RegionTotals = 1,
    ProvinceBySector = 2,
    TrendByFlag = 3,
    NationByRegion = 4,
    AdHocByCommune = 5,
    WorstTwenty = 6,
}

/// <summary>A question with its parameters, as numbers of <see cref="Landscape"/>. A topic uses those that it needs.</summary>
internal sealed record Question(Topic Topic, int Quarter, int Region, ImmutableArray<int> Sectors, int Size, int Association)
{
    public const int Worst = 20;

    public static readonly ImmutableArray<Topic> Topics = [.. Enum.GetValues<Topic>()];

    private const ulong Kind = 4;
    private const int SectorsAsked = 3;

    /// <summary>The questions of a round, one of each topic, with the parameters of this round.</summary>
    public static ImmutableArray<Question> Draw(int round, Population population)
    {
        var mix = Mix.Of(Kind, round);
        return [.. Topics.Select(t => Draw(t, ref mix, population))];
    }

    public static string Title(Topic topic) => topic switch
    {
        Topic.RegionTotals => "Q1 totals of a region and quarter",
        Topic.ProvinceBySector => "Q2 province × sector",
        Topic.TrendByFlag => "Q3 20 quarters × flag of a region",
        Topic.NationByRegion => "Q4 nation by region",
        Topic.AdHocByCommune => "Q5 3 sectors, size, association by commune",
        _ => "Q6 worst 20 of a region",
    };

    private static Question Draw(Topic topic, ref Mix mix, Population population)
    {
        var first = mix.Below(Landscape.Sectors);
        var step = 1 + mix.Below(4);
        return new(
            topic,
            mix.Below(Landscape.Quarters),
            mix.Below(population.RegionsUsed),
            [.. Enumerable.Range(0, SectorsAsked).Select(i => (first + (i * step)) % Landscape.Sectors)],
            mix.Below(Measures.SizeBounds.Length + 1),
            1 + mix.Below(Landscape.Associations));
    }
}
