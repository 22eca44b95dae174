using static System.Math;

namespace EconomieSociale.Tests.Paper;

/// <summary>The annual figures of an invented unit, and the dates it has to mind.</summary>
internal static class PaperYears
{
    /// <summary>The meeting comes late or early, on the last day that counts at times, or never. Its date stands for no meeting where it is absent.</summary>
    public static void Annual(PaperTraits traits, PaperDraws draws, int year, int members, Action<string, double, int> put, Action<string, DateOnly> putDay)
    {
        var lag = draws.Chance(0.06) ? draws.Pick(182, 183, 272, 273) : (int)(440 - (380 * traits.Meeting) + draws.Between(-30, 30));
        var meets = !draws.Chance(0.08);
        if (meets)
        {
            putDay("agm_date", PaperCalendar.YearEnd(year).AddDays(lag));
        }

        var assets = draws.Chance(0.02) ? 0 : draws.Whole(50_000, 900_000);
        var result = draws.Whole(-40_000, 60_000) * traits.Margin;
        var board = draws.Whole(1, 5);
        put("agm_attendance", meets ? Floor(members * (0.15 + (0.85 * traits.Attendance))) : 0, 0);
        put("accounts_approved", meets && draws.Chance(0.8) ? 1 : 0, -1);
        put("auditor_appointed", draws.Chance(0.1) ? 1 : 0, -1);
        put("net_result_annual", Round(result, 2), 2);
        put("total_assets", assets, 2);
        put("equity_total", Round(assets * ((0.9 * traits.Equity) - 0.1), 2), 2);
        put("legal_reserve_allocated", Floor(Max(result, 0) * 10) / 100, 2);
        put("education_fund_allocated", Floor(Max(result, 0) * 2) / 100, 2);
        put("board_total", board, 0);
        put("board_women", draws.Whole(0, board), 0);
    }

    /// <summary>The day on which the authorisation ends, from each quarter on: one day for good, or a year more from some quarter on.</summary>
    public static DateOnly[] Authorisation(PaperTraits traits, PaperDraws draws)
    {
        var last = PaperCalendar.LastDay(PaperGens.LastQuarter);
        var end = draws.Chance(0.1) ? last.AddDays(draws.Whole(-1, 1)) : last.AddDays((int)((traits.Validity * 900) - 300));
        var renewed = draws.Chance(0.2) ? draws.Whole(0, 7) : 8;
        return [.. Enumerable.Range(0, 8).Select(i => i >= renewed ? end : end.AddDays(renewed == 8 ? 0 : -365))];
    }
}
