using System.Collections.Concurrent;
using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Benchmarks.Data;

/// <summary>The programme of the benchmarks: one map, one quarterly form of 25 flows and a yes/no, one indicator to rank by.</summary>
internal static class BenchmarkPack
{
    public const string Vintage = "2015";
    public const string Form = "Q";
    public const string Zone = "zone";
    public const string Region = "region";
    public const string Province = "province";
    public const string Commune = "commune";
    public const string WomenLed = "women_led";
    public const string Ratio = "R1";

    /// <summary>Of amounts in natural units over a count: amounts have hundredths, so the value is smallest units over the count.</summary>
    public const int RatioFactor = 100;

    private const string Country = "nation";
    private const string Currency = "XTS";
    private const string Number = "count";
    private const string YesNo = "yesno";
    private const string Goal = "goal";

    /// <summary>About so many units are held by one grain.</summary>
    private const int UnitsPerShard = 600_000;

    private static readonly ConcurrentDictionary<(int Units, string AreaLevel), Pack> Known = [];

    public const string DropRule = "DROP";

    /// <summary>Rules of both kinds, so many that a unit costs about what it costs in a programme.</summary>
    public static ImmutableArray<AlertRuleDraft> AlertRules { get; } =
    [
        Rule(DropRule, AlertBasis.Report, $"previous({Measures.Names[0]}) > 0 and {Measures.Names[0]} <= 0.5 * previous({Measures.Names[0]})", $"{Measures.Names[0]} > 0"),
        .. Measures.Names.Skip(1).Take(15).Select((m, i) => Rule(
            $"R{i}", AlertBasis.Report, $"rolling_year({m}) < 0.3 * rolling_year({m}, 1) and {m} < 0.5 * median_of_previous({m}, 4)", $"{m} > 0")),
        .. Enumerable.Range(1, 6).Select(i => Rule($"D{i}", AlertBasis.Day, $"awaited_reports >= {i} and today >= period_end + {10 * i}", "awaited_reports == 0")),
    ];

    /// <summary>The pack with alert rules, in which everything lies in few areas.</summary>
    public static Pack Alerting(Population population)
    {
        var (pack, faults) = PackRules.Check(Draft(population.Units, Region) with { AlertRules = AlertRules });
        return pack ?? throw new InvalidOperationException(string.Join("; ", faults));
    }

    /// <summary>The pack for a nation of a size: its areas are of the level named, and spread over several grains where they are large.</summary>
    public static Pack For(Population population, string areaLevel = Zone) => Known.GetOrAdd((population.Units, areaLevel), k => Checked(k.Units, k.AreaLevel));

    public static Period Quarter(int number) => Period.OfQuarter(Landscape.FirstYear, 1).Plus(number);

    private static PackDraft Draft(int units, string areaLevel) => new()
    {
        Id = "benchmark",
        Version = 1,
        Fingerprint = "0123456789abcdef",
        Name = Named("benchmark"),
        Currency = Currency,
        CurrencyDecimals = Measures.MoneyDecimals,
        TimeZone = "Etc/UTC",
        Levels = [.. new[] { Country, Zone, Region, Province, Commune }.Select(l => new Level(l, Named(l)))],
        AreaLevel = areaLevel,
        Vintages = [new(Vintage, Named(Vintage), Landscape.Region(0))],
        DefaultVintage = Vintage,
        Sizes = new([Measures.Names[0]], [.. Measures.SizeBounds.Select(b => (decimal?)b).Append(null).Index().Select(b => Size(b.Index, b.Item))]),
        Traits = [new("womenLed", Named("womenLed"), Formula.Parse(WomenLed))],
        Divisions = [.. Divisions(units, areaLevel)],
        Lists =
        [
            List(CodeList.Sector, Landscape.Sectors, Landscape.Sector),
            List(CodeList.LegalForm, Landscape.LegalForms, Landscape.LegalForm),
            List(CodeList.FundingLine, Landscape.FundingLines, Landscape.FundingLine),
            new(CodeList.Unit, [.. new[] { Number, Currency, YesNo }.Select(u => new Coded(u, Named(u)))]),
        ],
        DataSets = [new(Form, Named(Form), PeriodKind.Quarter, IsMain: true, DueDays: 15, StatementMonths: 0)],
        Elements =
        [
            .. Measures.Names.Select((name, i) => new DataElement(
                name, Named(name), ElementNature.Flow, ElementType.Number, i < Measures.Counts ? Number : Currency,
                i < Measures.Counts ? 0 : Measures.MoneyDecimals, TimeAggregation.Sum, [Form], [], 0, null)),
            new(WomenLed, Named(WomenLed), ElementNature.Stock, ElementType.YesNo, YesNo, 0, TimeAggregation.Last, [Form], [], null, null),
        ],
        Catalogues = [Catalogue],
    };

    /// <summary>A catalogue that scores nothing.</summary>
    private static CatalogueDraft Catalogue => CatalogueDraft.Empty with
    {
        Version = new(1, null, new(Landscape.FirstYear, 1, 1), "benchmark", Named("reason")),
        Dimensions = [new(Goal, DimensionKind.Goal, 0, Named(Goal))],
        Indicators =
        [
            new(
                2, Ratio, Named(Ratio), Number, Subject.Unit, Goal, false, IndicatorWindow.Quarter, false, RatioFactor,
                Measures.Names[Measures.Numerator], Measures.Names[Measures.Denominator], "", "", true, AnchorKind.None, [],
                Aggregation.RatioOfSums, null, 1, "own"),
        ],
    };

    private static AlertRuleDraft Rule(string code, AlertBasis basis, string warning, string clear) => new(
        2, code, code, 1, Named(code), Named(code), basis, false, "", warning, "", clear, "", [Relation.AssociationAgent], []);

    private static Pack Checked(int units, string areaLevel)
    {
        var (pack, faults) = PackRules.Check(Draft(units, areaLevel));
        return pack ?? throw new InvalidOperationException(string.Join("; ", faults));
    }

    private static IEnumerable<Division> Divisions(int units, string areaLevel)
    {
        int Shards(string level, int count) => level == areaLevel ? Math.Clamp((units / count / UnitsPerShard) + 1, 1, EconomieSociale.Territories.Division.MaxShards) : 1;
        return
        [
            Division(Landscape.Nation, Country, null, 1),
            .. Enumerable.Range(0, Landscape.Zones).Select(z => Division(Landscape.Zone(z), Zone, Landscape.Nation, Shards(Zone, Landscape.Zones))),
            .. Enumerable.Range(0, Landscape.Regions).Select(r =>
                Division(Landscape.Region(r), Region, Landscape.Zone(Landscape.ZoneOf(r)), Shards(Region, Landscape.Regions))),
            .. Enumerable.Range(0, Landscape.Provinces).Select(p =>
                Division(Landscape.Province(p), Province, Landscape.Region(Landscape.RegionOf(p)), Shards(Province, Landscape.Provinces))),
            .. Enumerable.Range(0, Landscape.Communes).Select(c => Division(Landscape.Commune(c), Commune, Landscape.Province(Landscape.ProvinceOf(c)), 1)),
        ];
    }

    private static Division Division(string code, string level, string? parent, int shards)
    {
        var parents = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
        return new(code, level, Named(code), "", parent is null ? parents : parents.Add(Vintage, parent), shards);
    }

    private static SizeClass Size(int number, decimal? below) => new(Landscape.Size(number), Named(Landscape.Size(number)), below);

    private static CodeList List(string name, int count, Func<int, string> code) =>
        new(name, [.. Enumerable.Range(0, count).Select(i => new Coded(code(i), Named(code(i))))]);

    private static Label Named(string name) => new(name, name, name);
}
