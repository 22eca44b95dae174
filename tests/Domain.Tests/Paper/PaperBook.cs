using System.Globalization;

namespace EconomieSociale.Tests.Paper;

/// <summary>What the reports of a unit say at one quarter: stocks, 12-month flows, the annual report, punctuality.</summary>
internal sealed class PaperBook(PaperUnit unit, string quarter)
{
    private readonly DateOnly lastDay = PaperCalendar.LastDay(quarter);

    public bool IsReported => unit.ReceivedOn.ContainsKey(quarter);

    public DateOnly LastDay => lastDay;

    /// <summary>At the end of a quarter; where it is missing, that of the quarter before and no older one.</summary>
    public PaperValue Stock(string element, int quartersBack = 0)
    {
        var value = Quarterly(element, quartersBack);
        return value.IsMissing ? Quarterly(element, quartersBack + 1) : value;
    }

    /// <summary>The sum of four quarters, up to the assessed one or further back. Rounded, for the binary dust of centimes must not pass for an amount.</summary>
    public PaperValue Flow(string element, int quartersBack = 0, bool zeroWhereNotApplicable = false) => PaperValue.From(
        n => PaperValue.Of(Math.Round(n.Sum(), 3)),
        [
            .. Enumerable.Range(quartersBack, 4).Select(back => Quarterly(element, back))
                .Select(v => zeroWhereNotApplicable && !v.Applies ? PaperValue.Of(0) : v),
        ]);

    public PaperValue Annual(string element) => AnnualYear() is { } year ? Value("A", PaperCalendar.Text(year), element) : PaperValue.Missing;

    /// <summary>Days from the end of the year of the annual report to the meeting, or to the assessed day where there was none in 182 days.</summary>
    public PaperValue MeetingLag()
    {
        if (AnnualYear() is not { } year)
        {
            return PaperValue.Missing;
        }

        var end = PaperCalendar.YearEnd(year).DayNumber;
        var meeting = Annual("agm_date");
        if (meeting.IsMissing)
        {
            return lastDay.DayNumber > end + 182 ? PaperValue.Of(lastDay.DayNumber - end) : PaperValue.Missing;
        }

        return PaperValue.From(n => PaperValue.Of(n[0] - end), meeting);
    }

    /// <summary>The share of the last four reports that came within 15 days; those before the first report were not due.</summary>
    public PaperValue Punctuality()
    {
        double due = 0, onTime = 0;
        var first = unit.ReceivedOn.Keys.Min(StringComparer.Ordinal);
        for (var back = 0; back < 4; back++)
        {
            var at = PaperCalendar.Back(quarter, back);
            if (first is null || string.CompareOrdinal(at, first) < 0)
            {
                continue;
            }

            due++;
            onTime += unit.ReceivedOn.TryGetValue(at, out var day) && day <= PaperCalendar.LastDay(at).AddDays(15) ? 1 : 0;
        }

        return PaperValue.Percent(PaperValue.Of(onTime), PaperValue.Of(due));
    }

    /// <summary>The year of the newest annual report that has ended, unless the next one is already due.</summary>
    private int? AnnualYear()
    {
        for (var year = lastDay.Year; lastDay < PaperCalendar.YearEnd(year + 1).AddDays(180); year--)
        {
            if (PaperCalendar.YearEnd(year) <= lastDay && unit.Values.Keys.Any(k => k.Form == "A" && k.Period == PaperCalendar.Text(year)))
            {
                return year;
            }
        }

        return null;
    }

    private PaperValue Quarterly(string element, int quartersBack)
    {
        var period = PaperCalendar.Back(quarter, quartersBack);
        return unit.ReceivedOn.ContainsKey(period) ? Value("Q", period, element) : PaperValue.Missing;
    }

    private PaperValue Value(string form, string period, string element)
    {
        if (!unit.Values.TryGetValue((form, period, element), out var text))
        {
            return PaperValue.Missing;
        }

        return text switch
        {
            PaperUnit.NotApplicable => PaperValue.NotApplicable,
            "true" => PaperValue.Of(1),
            "false" => PaperValue.Of(0),
            _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => PaperValue.Of(day.DayNumber),
            _ => PaperValue.Of(double.Parse(text, CultureInfo.InvariantCulture)),
        };
    }
}
