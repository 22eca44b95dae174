using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Benchmarks.Indicators;

/// <summary>A region of 2,000 units with 20 quarters, assessed from scratch; prints assessments per second.</summary>
public class AssessmentBenchmark
{
    private const int Units = 2_000;
    private const int Quarters = 20;
    private const int Assessments = Units * Quarters;

    private static readonly DateTimeOffset Registered = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Pack pack = PackFolder.Load(Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "packs")).Single());
    private UnitContributions[] units = [];

    [GlobalSetup]
    public void Invent()
    {
        var random = new Random(20100406);
        units = [.. Enumerable.Range(0, Units).Select(i => Unit(i, random))];
    }

    /// <summary>Composite, colour and state of every quarter: what totals need of every unit.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Assessments)]
    public int States() => units.Sum(u => new AssessmentHistory(new(u, pack)).Periods.Length);

    /// <summary>All indicators of every quarter, scored or not: what a page shows of one.</summary>
    [Benchmark(OperationsPerInvoke = Assessments)]
    public int Complete()
    {
        var shown = 0;
        foreach (var history in units.Select(u => new UnitHistory(u, pack)))
        {
            for (var ordinal = history.First; ordinal <= history.Last; ordinal++)
            {
                shown += AssessmentRules.Assess(history, pack.Catalogue, ordinal).Indicators.Length;
            }
        }

        return shown;
    }

    private UnitContributions Unit(int number, Random random)
    {
        var unit = new OrganisationUnit(
            $"U{number}", 1, "Unit", null, UnitKind.Cooperative, null, null, null,
            MembershipHistory.Empty.Set(pack.Territory.UnitDivisions(pack.Territory.Root, pack.DefaultVintage.Code).First().Code, null),
            MembershipHistory.Empty.Set(pack.List(CodeList.Sector).Items[number % 5].Code, null),
            MembershipHistory.Empty, MembershipHistory.Empty, [], ImmutableDictionary<UnitField, FieldOrigin>.Empty, Registered, Registered);
        var last = Period.OfQuarter(2025, 4);
        return new(unit,
        [
            .. Enumerable.Range(0, Quarters).Select(i => Report(pack.MainDataSet, last.Plus(-i), random)),
            .. Enumerable.Range(0, Quarters / 4).Select(i => Report(pack.DataSets.First(d => d.PeriodKind == PeriodKind.Year), Period.OfYear(2025 - i), random)),
        ]);
    }

    private Contribution Report(DataSet set, Period period, Random random)
    {
        var figures = Figures.From(pack.Elements.Where(e => e.DataSets.Contains(set.Code)).Select(e => KeyValuePair.Create(e.Code, new ElementValue(e.Type switch
        {
            ElementType.Date => period.LastDay.AddDays(random.Next(-60, 300)).DayNumber,
            ElementType.YesNo => random.Next(2),
            _ => random.Next(1, 10) * (long)Math.Pow(10, e.Decimals) * (e.Unit == pack.Currency ? 1_000 : 1),
        }))));
        return new(set.Code, period, 1, ReportState.Submitted, figures, null, null, ReceivedOn: period.LastDay.AddDays(10));
    }
}
