using EconomieSociale.Cooperatives;
using EconomieSociale.Reports;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Tests.Territories;

/// <summary>
/// The totals of a question in plain loops over days and decimals, written from the rules of the domain and not from the code.
/// It knows <see cref="TestPack"/> by heart and understands filters on the sector only.
/// </summary>
internal static class NaiveTotals
{
    private static readonly string[] Flows = ["sales", "costs", "training_days", "net_result"];

    public static Totals Of(AggregateQuery query, UnitContributions[] units)
    {
        long existing = 0, expected = 0, reported = 0, carried = 0, collective = 0;
        var sums = new decimal[query.Elements.Length];
        var counts = new (long Reported, long Carried)[query.Elements.Length];
        var rates = new (decimal Numerator, decimal Denominator, long Units)[query.Indicators.Length];
        foreach (var unit in units)
        {
            existing += Exists(unit.Unit, query.Period.Last.LastDay) && Counted(query, unit.Unit, query.Period.Last.LastDay) ? 1 : 0;
            var form = query.Period.Kind == PeriodKind.Month ? "M" : "Q";
            var months = form == "M" ? 1 : 3;
            for (var begin = query.Period.First.FirstDay; begin < query.Period.Last.LastDay; begin = begin.AddMonths(months))
            {
                var end = begin.AddMonths(months).AddDays(-1);
                expected += Exists(unit.Unit, end) && Counted(query, unit.Unit, end) ? 1 : 0;
            }

            foreach (var report in Reports(query, unit, form).Where(r => Counted(query, unit.Unit, r.Period.LastDay)))
            {
                collective += unit.Unit.Kind == UnitKind.Collective ? 1 : 0;
                carried += Exists(unit.Unit, report.Period.LastDay) && IsCarried(report, unit, query.ValidatedOnly) ? 1 : 0;
                reported += Exists(unit.Unit, report.Period.LastDay) && !IsCarried(report, unit, query.ValidatedOnly) ? 1 : 0;
            }

            for (var i = 0; i < query.Elements.Length; i++)
            {
                foreach (var report in Values(query, unit, query.Elements[i]).Where(r => Counted(query, unit.Unit, r.Period.LastDay)))
                {
                    sums[i] += Natural(query, report, query.Elements[i]);
                    counts[i] = IsCarried(report, unit, query.ValidatedOnly) ? (counts[i].Reported, counts[i].Carried + 1) : (counts[i].Reported + 1, counts[i].Carried);
                }
            }

            for (var i = 0; i < query.Indicators.Length; i++)
            {
                var (over, under) = Terms(query, unit, query.Indicators[i]);
                if (over is not null && under is not null && (over, under) != (0, 0) && Counted(query, unit.Unit, query.Period.Last.LastDay))
                {
                    rates[i] = (rates[i].Numerator + over.Value, rates[i].Denominator + under.Value, rates[i].Units + 1);
                }
            }
        }

        return new(
            existing, expected, reported, carried, collective,
            [.. sums.Select((s, i) => new ElementTotal((Int128)(s * Scale(query.Elements[i])), counts[i].Reported, counts[i].Carried))],
            [.. rates.Select(r => new RateTotal(r.Numerator, r.Denominator, r.Units, []))],
            default(StateCounts) with { Unknown = existing, Grey = existing });
    }

    private static (decimal? Over, decimal? Under) Terms(AggregateQuery query, UnitContributions unit, string indicator)
    {
        decimal? Whole(string element)
        {
            var values = Values(query, unit, element);
            return values.Length == 0 ? null : values.Sum(r => Natural(query, r, element));
        }

        return indicator switch
        {
            "women_share" => (Whole("members_women"), Whole("members_total")),
            "margin" => (Whole("sales") - Whole("costs"), Whole("sales")),
            _ => (Whole("sales"), Whole("members_total")),
        };
    }

    /// <summary>The reports that give an element its value: all for a flow, the last one for a stock.</summary>
    private static Contribution[] Values(AggregateQuery query, UnitContributions unit, string element)
    {
        var form = element switch
        {
            "net_result" or "assets" => query.Period.Kind == PeriodKind.Year ? "A" : "",
            "sales" or "costs" or "cash" when query.Period.Kind == PeriodKind.Month => "M",
            _ => query.Period.Kind == PeriodKind.Month ? "" : "Q",
        };
        var given = Reports(query, unit, form).Where(r => Figures(query, r)!.Amount(element) is not null).OrderBy(r => r.Period.LastDay).ToArray();
        return Flows.Contains(element) || given.Length == 0 ? given : [given[^1]];
    }

    private static IEnumerable<Contribution> Reports(AggregateQuery query, UnitContributions unit, string form) => unit.Reports.Where(r =>
        r.DataSet == form && r.Period.FirstDay >= query.Period.First.FirstDay && r.Period.LastDay <= query.Period.Last.LastDay && Figures(query, r) is not null);

    private static Figures? Figures(AggregateQuery query, Contribution report) => query.ValidatedOnly ? report.Validated : report.Submitted;

    private static decimal Natural(AggregateQuery query, Contribution report, string element) => (decimal)Figures(query, report)!.Amount(element)!.Value / Scale(element);

    private static long Scale(string element) => element switch { "members_total" or "members_women" or "training_days" => 1, "jobs" => 10, _ => 100 };

    private static bool IsCarried(Contribution report, UnitContributions unit, bool validatedOnly) => report.StatementDate is { } statement
        && ((report.DataSet == "A" && statement < report.Period.LastDay.AddMonths(-18))
            || unit.Reports.Any(r =>
                r.DataSet == report.DataSet && (!validatedOnly || r.Validated is not null) && r.StatementDate == statement && r.Period.LastDay < report.Period.LastDay));

    private static bool Exists(OrganisationUnit unit, DateOnly day)
    {
        var begin = unit.FoundedOn ?? unit.Commune.Entries[0].From;
        return unit.Kind != UnitKind.Collective && !(begin > day) && !(unit.ClosedOn <= day);
    }

    private static bool Counted(AggregateQuery query, OrganisationUnit unit, DateOnly day)
    {
        var commune = Held(unit.Commune, day)!;
        var area = TestPack.Places.First(p => p.Commune == commune).Area;
        var region = area == "P1" || (area == "P2" && query.Vintage == TestPack.Old) ? "R1" : "R2";
        return new[] { "N", region, area, commune }.Contains(query.Territory)
            && query.Filters.All(f => f.Values.Contains(Held(unit.Sector, day)!) != f.Excludes);
    }

    private static string? Held(MembershipHistory history, DateOnly day)
    {
        var code = history.Entries.IsEmpty ? null : history.Entries[0].Code;
        foreach (var entry in history.Entries.Where(e => e.From is { } from && from <= day))
        {
            code = entry.Code;
        }

        return code;
    }
}
