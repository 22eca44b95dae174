using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Alerts;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Territories;

namespace EconomieSociale.Tests.Alerts;

/// <summary>The test pack with a rule of each kind, a closed sector and the units that they are tried on.</summary>
internal static class AlertPack
{
    public const string Loss = "LOSS";
    public const string Late = "LATE";
    public const string Drop = "DROP";
    public const string Visit = "VISIT";
    public const string Soon = "SOON";
    public const string Signed = "SIGNED";

    public static readonly DateOnly Today = new(2022, 6, 30);

    public static Pack Pack { get; } = PackRules.Check(TestPack.Draft with { AlertRules = Rules, Closures = [new("S2", new(2021, 4, 1), new(2021, 5, 31), "decision")] }).Pack!;

    public static ImmutableArray<AlertRuleDraft> Rules =>
    [
        Rule(Loss, AlertBasis.Report, "", "margin < 0 and previous(margin) < 0", "margin < -20", "margin >= 2"),
        Rule(Late, AlertBasis.Day, "awaited_reports >= 1 and today >= period_end + 16", "awaited_reports >= 1 and today >= period_end + 31",
            "awaited_reports >= 2 and today >= period_end + 31", "awaited_reports == 0"),
        Rule(Drop, AlertBasis.Report, "", "sales <= 0.5 * previous(sales)", "", "sales >= 0.85 * previous(sales)", "closed_days > 0"),
        Rule(Visit, AlertBasis.Day, "", "today >= last_visit + 90", "", "today < last_visit + 90"),
        Rule(Soon, AlertBasis.Day, "", "today >= last_visit + 20", "", "today < last_visit + 20"),
        Rule(Signed, AlertBasis.Report, "", "margin < 0", "", "margin >= 0") with { ValidatedOnly = true },
    ];

    public static AlertRuleDraft Rule(string code, AlertBasis basis, string info, string warning, string critical, string clear, string unless = "") => new(
        2, code, code, 1, TestPack.Named(code), TestPack.Named(code), basis, false, info, warning, critical, clear, unless, [Relation.AssociationAgent], []);

    /// <summary>A unit that reported margins in per cent of sales of 1,000, quarter after quarter from 2021Q1 on; – for none, and the days after the end of each.</summary>
    public static UnitDossier Reported(string margins, int after = 10, string sector = "S1") =>
        Of([.. margins.Split(' ').Index().Where(m => m.Item != "–").Select(m => Report(m.Index, (100_000, Costs(m.Item)), after))], sector);

    private static long Costs(string margin) => 100_000 - (1_000 * int.Parse(margin, CultureInfo.InvariantCulture));

    public static UnitDossier Of(ImmutableArray<Contribution> reports, string sector = "S1") => new(
        new(Some.Unit(sector: sector) with { RegisteredAt = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero) }, reports), Pack);

    public static Contribution Report(int quarter, (long Sales, long Costs) amounts, int after)
    {
        var period = Some.Period("2021Q1").Plus(quarter);
        return new("Q", period, 1, ReportState.Submitted, Some.Figures(("sales", amounts.Sales), ("costs", amounts.Costs)), null, null, ReceivedOn: period.LastDay.AddDays(after));
    }

    /// <summary>What rules read besides reports: these visits, and no money.</summary>
    public static CareFacts Visited(IReadOnlyCollection<DateOnly> visits) => new(visits, UnitFunding.None);

    public static ImmutableArray<AlertEpisode> Episodes(this UnitDossier dossier, string rule, DateOnly? today = null, params DateOnly[] visits) =>
        AlertTimeline.Of(dossier, Visited(visits), today ?? Today, [Pack.AlertRule(rule)!]);
}
