using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Tests;

/// <summary>
/// A small programme with everything that rules can tell apart: two vintages in which province P2 changes its region,
/// a commune (C33) that only the new one knows, three forms of three lengths, all types of elements.
/// </summary>
internal static class TestPack
{
    public const string Old = "1997";
    public const string New = "2015";

    /// <summary>The communes that exist in both vintages, by their area.</summary>
    public static readonly ImmutableArray<(string Area, string Commune)> Places =
        [("P1", "C11"), ("P1", "C12"), ("P1", "C13"), ("P2", "C21"), ("P2", "C22"), ("P3", "C31"), ("P3", "C32")];

    public static readonly ImmutableArray<string> Areas = ["P1", "P2", "P3"];

    public static PackDraft Draft { get; } = new()
    {
        Id = "test-pack",
        Version = 1,
        Fingerprint = "0123456789abcdef",
        Name = Named("pack"),
        Currency = "XTS",
        CurrencyDecimals = 2,
        TimeZone = "Etc/UTC",
        Levels = [new("country", Named("country")), new("region", Named("region")), new("province", Named("province")), new("commune", Named("commune"))],
        AreaLevel = "province",
        Vintages = [new(Old, Named("old"), "R1"), new(New, Named("new"), "R2")],
        DefaultVintage = New,
        Sizes = new(["members_total", "jobs"], [new("small", Named("small"), 10), new("medium", Named("medium"), 50), new("large", Named("large"), null)]),
        Divisions =
        [
            Division("N", "country", null, null),
            Division("R1", "region", "N", "N"), Division("R2", "region", "N", "N"),
            Division("P1", "province", "R1", "R1"), Division("P2", "province", "R1", "R2"), Division("P3", "province", "R2", "R2"),
            .. Places.Select(p => Division(p.Commune, "commune", p.Area, p.Area)),
            Division("C33", "commune", null, "P3"),
        ],
        Lists =
        [
            List(CodeList.Sector, "S1", "S2", "S3"), List(CodeList.LegalForm, "F1", "F2"), List(CodeList.FundingLine, "L1", "L2"),
            List(CodeList.Unit, "count", "fte", "XTS", "day", "date", "yesno"),
        ],
        DataSets =
        [
            new("Q", Named("quarterly"), PeriodKind.Quarter, true, 15, 0),
            new("A", Named("annual"), PeriodKind.Year, false, 180, 18),
            new("M", Named("monthly"), PeriodKind.Month, false, 10, 0),
        ],
        DataSetAliases = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("Q", ["quarterly"]),
        Elements =
        [
            Stock("members_total", "count", 0, ["Q"], [UnitKind.Cooperative, UnitKind.Collective], 0, null),
            Stock("members_women", "count", 0, ["Q"], [UnitKind.Cooperative, UnitKind.Collective], 0, null),
            Flow("sales", "XTS", 2, ["M", "Q"], 0),
            Flow("costs", "XTS", 2, ["M", "Q"], null),
            Stock("cash", "XTS", 2, ["M", "Q"], [], null, null),
            Stock("loans", "XTS", 2, ["Q"], [], 0, null),
            Stock("jobs", "fte", 1, ["Q"], [], 0, 10_000),
            Flow("training_days", "day", 0, ["Q"], 0),
            new("agm_date", Named("agm_date"), ElementNature.Stock, ElementType.Date, "date", 0, TimeAggregation.Last, ["A"], [UnitKind.Cooperative], null, null),
            new("accounts_ok", Named("accounts_ok"), ElementNature.Stock, ElementType.YesNo, "yesno", 0, TimeAggregation.Last, ["A"], [], null, null),
            Flow("net_result", "XTS", 2, ["A"], null),
            Stock("assets", "XTS", 2, ["A"], [], 0, null),
        ],
        Parameters = [new("min_members", [(null, 7), (new DateOnly(2016, 7, 1), 5)])],
        Rules =
        [
            Rule("women_within_total", RuleStrength.Hard, "members_women", "members_women <= members_total"),
            Rule("enough_members", RuleStrength.Soft, "members_total", "members_total >= min_members"),
            Rule("members_doubled", RuleStrength.Soft, "members_total", "members_total <= 2 * previous(members_total)"),
            Rule("sales_jump", RuleStrength.Soft, "sales", "sales <= 5 * median_of_previous(sales, 4)"),
        ],
        Catalogues =
        [
            Catalogue(
                Rate("women_share", 100, "members_women", "members_total"),
                Rate("margin", 100, "sales - costs", "sales"),
                Rate("sales_per_member", 1, "sales", "members_total")),
        ],
    };

    /// <summary>The numbers of the domain report §4.</summary>
    public static ScoringScale Scale { get; } = new(70, 50, 0.6m, [], 0.5m, 2, new(50, 2, 40), new(58, 2), 2, 1, 5);

    public static Pack Pack { get; } = PackRules.Check(Draft).Pack!;

    public static DataSet Quarterly => Pack.DataSet("Q")!;

    public static DataSet Annual => Pack.DataSet("A")!;

    public static Label Named(string name) => new(name + " fr", name + " ar", name + " en");

    public static Division Division(string code, string level, string? old, string? @new)
    {
        var parents = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);
        parents = old is null ? parents : parents.Add(Old, old);
        return new(code, level, Named(code), "", @new is null ? parents : parents.Add(New, @new));
    }

    private static CodeList List(string name, params string[] codes) => new(name, [.. codes.Select(c => new Coded(c, Named(c)))]);

    private static DataElement Flow(string code, string unit, int decimals, ImmutableArray<string> sets, decimal? minimum) =>
        new(code, Named(code), ElementNature.Flow, ElementType.Number, unit, decimals, TimeAggregation.Sum, sets, [], minimum, null);

    private static DataElement Stock(
        string code, string unit, int decimals, ImmutableArray<string> sets, ImmutableArray<UnitKind> kinds, decimal? minimum, decimal? maximum) =>
        new(code, Named(code), ElementNature.Stock, ElementType.Number, unit, decimals, TimeAggregation.Last, sets, kinds, minimum, maximum);

    private static ValidationRule Rule(string code, RuleStrength strength, string field, string condition) =>
        new(code, "Q", strength, field, Formula.Parse(condition), Named(code));

    /// <summary>A catalogue that scores nothing.</summary>
    public static CatalogueDraft Catalogue(params IndicatorDraft[] indicators) => CatalogueDraft.Empty with
    {
        Version = new(1, null, new(2026, 1, 1), "somebody", Named("reason")),
        Dimensions = [new("goal", DimensionKind.Goal, 0, Named("goal"))],
        Indicators = [.. indicators],
        Parameters = [new("min_members", null, 7), new("min_members", new DateOnly(2016, 7, 1), 5)],
    };

    public static IndicatorDraft Rate(string code, decimal factor, string numerator, string denominator) => new(
        2, code, Named(code), "count", Subject.Unit, "goal", false, IndicatorWindow.Quarter, false, factor, numerator, denominator, "", "", true, AnchorKind.None, [],
        Aggregation.RatioOfSums, null, 1, "own");
}
