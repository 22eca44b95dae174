using System.Globalization;

namespace EconomieSociale.Tests.Paper;

/// <summary>Quarters written 2024Q1, and days.</summary>
internal static class PaperCalendar
{
    public static int Year(string quarter) => int.Parse(quarter[..4], CultureInfo.InvariantCulture);

    public static string Back(string quarter, int quarters)
    {
        var number = (Year(quarter) * 4) + (quarter[5] - '1') - quarters;
        return string.Create(CultureInfo.InvariantCulture, $"{number / 4}Q{(number % 4) + 1}");
    }

    public static DateOnly LastDay(string quarter) => new DateOnly(Year(quarter), 3 * (quarter[5] - '0'), 1).AddMonths(1).AddDays(-1);

    public static DateOnly YearEnd(int year) => new(year, 12, 31);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
