using System.Collections.Immutable;
using CsCheck;
using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Tests;

/// <summary>Generators, one for each type, over the years 2019 to 2021 of <see cref="TestPack"/>.</summary>
internal static class Gens
{
    public static readonly Gen<PeriodKind> Kinds = OneOf(PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Year);

    /// <summary>Any period that has an identifier.</summary>
    public static readonly Gen<Period> Periods = Kinds.SelectMany(AnyYear);

    public static readonly Gen<DateOnly> Days = Gen.DateOnly[new(2018, 6, 1), new(2022, 6, 30)];

    public static readonly Gen<string> CommuneCodes = OneOf([.. TestPack.Places.Select(p => p.Commune)]);

    /// <summary>One to three places: the first since always or from a day, the others later or earlier, as they come.</summary>
    public static readonly Gen<MembershipHistory> Communes = History(CommuneCodes, 1);

    public static readonly Gen<MembershipHistory> Sectors = History(OneOf("S1", "S2", "S3"), 1);

    public static readonly Gen<MembershipHistory> Associations = History(OneOf("AS1", "AS2"), 0);

    public static readonly Gen<MembershipHistory> FundingLines = History(OneOf("L1", "L2"), 0);

    public static readonly Gen<UnitKind> UnitKinds = Gen.Frequency(
        (6, Gen.Const(UnitKind.Cooperative)), (2, Gen.Const(UnitKind.Tpe)), (1, Gen.Const(UnitKind.Collective)));

    public static readonly Gen<OrganisationUnit> Units =
        from code in Gen.Int[1, 999]
        from kind in UnitKinds
        from founded in Days.Nullable()
        from life in Gen.Int[30, 900]
        from closes in Gen.Int[0, 3]
        from commune in Communes
        from sector in Sectors
        from association in Associations
        from line in FundingLines
        select Some.Unit($"U{code}", kind) with
        {
            FoundedOn = founded,
            ClosedOn = closes == 0 ? (founded ?? new(2019, 6, 1)).AddDays(life) : null,
            Commune = commune,
            Sector = sector,
            Association = association,
            FundingLine = line,
        };

    public static readonly Gen<ElementValue> Amounts =
        Gen.Frequency((9, Gen.Long[0, 100_000].Select(v => new ElementValue(v))), (1, Gen.Const(ElementValue.NotApplicable)));

    public static readonly Gen<Contribution> Contributions = Gen.OneOf(TestPack.Pack.DataSets.Select(ContributionTo).ToArray());

    /// <summary>A unit with at most one report for each form and period.</summary>
    public static readonly Gen<UnitContributions> Histories =
        from unit in Units
        from reports in Contributions.Array[0, 14]
        select new UnitContributions(unit, [.. reports.DistinctBy(r => (r.DataSet, r.Period))]);

    public static readonly Gen<UnitContributions[]> Regions = Histories.Array[0, 8].Select(u => u.DistinctBy(x => x.Unit.Code).ToArray());

    /// <summary>A range of at most six periods of one length.</summary>
    public static readonly Gen<PeriodRange> Ranges =
        from kind in Kinds
        from start in Gen.Int[0, (3 * Period.PerYear(kind)) - 1]
        from length in Gen.Int[1, 6]
        let first = Period.Containing(new(2019, 1, 1), kind).Plus(start)
        select new PeriodRange(first, first.Plus(length - 1));

    public static readonly Gen<ImmutableArray<DimensionFilter>> Filters = Gen.OneOf(
        Gen.Const(ImmutableArray<DimensionFilter>.Empty),
        Gen.Select(OneOf("S1", "S2"), Gen.Bool, (s, not) => ImmutableArray.Create(new DimensionFilter(Dimensions.Sector, [s], not))),
        Gen.Select(OneOf("small", "large"), Gen.Bool, (s, not) => ImmutableArray.Create(new DimensionFilter(Dimensions.Size, [s, ""], not))));

    /// <summary>Dimensions whose rows add up: all but the period, over which a stock is not summed.</summary>
    public static readonly Gen<ImmutableArray<string>> GroupBy =
        Gen.Shuffle(Dimensions.All.Remove(Dimensions.Period).AddRange("region", "province", "commune").ToArray(), 0, AggregateQuery.MaxGroupBy).Select(d => d.ToImmutableArray());

    public static readonly Gen<AggregateQuery> Queries =
        from territory in OneOf("N", "R1", "R2", "P1", "P2", "C21")
        from vintage in OneOf(TestPack.Old, TestPack.New)
        from range in Ranges
        from groupBy in GroupBy
        from filters in Filters
        from validated in Gen.Bool
        select new AggregateQuery(
            territory, vintage, range, groupBy, ["sales", "cash", "members_total", "jobs", "net_result", "assets"], ["women_share", "margin", "sales_per_member"], filters,
                validated);

    private static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static Gen<Period> AnyYear(PeriodKind kind) =>
        from year in Gen.Int[Period.MinYear, Period.MaxYear]
        from number in Gen.Int[1, Period.PerYear(kind)]
        select new Period(kind, year, number);

    private static Gen<MembershipHistory> History(Gen<string> code, int atLeast) =>
        from sets in Gen.Select(code, Days.Nullable()).Array[atLeast, 3]
        select sets.Select((s, i) => (s.Item1, From: i == 0 ? s.Item2 : s.Item2 ?? new DateOnly(2020, 7, 1)))
            .Aggregate(MembershipHistory.Empty, (h, s) => h.Set(s.Item1, s.From));

    private static Gen<Figures> Figures(DataSet set)
    {
        var elements = TestPack.Pack.Elements.Where(e => e.DataSets.Contains(set.Code)).Select(e => e.Code).ToArray();
        return from chosen in Gen.Shuffle(elements, 0, elements.Length)
               from values in Amounts.Array[chosen.Length]
               select EconomieSociale.Reports.Figures.From(chosen.Zip(values, KeyValuePair.Create));
    }

    private static Gen<Contribution> ContributionTo(DataSet set) =>
        from start in Gen.Int[0, (3 * Period.PerYear(set.PeriodKind)) - 1]
        from submitted in Figures(set)
        from validated in Figures(set)
        from isValidated in Gen.Bool
        from age in Gen.Int[0, 40]
        let period = Period.Containing(new(2019, 1, 1), set.PeriodKind).Plus(start)
        let statement = set.Code == "A" ? new DateOnly(2021, 12, 31).AddMonths(-age) : (DateOnly?)null
        select new Contribution(
            set.Code, period, 1, ReportState.Submitted, submitted, statement, isValidated ? validated : null, isValidated ? statement : null);
}
