using System.Globalization;

namespace EconomieSociale.Tests.Faults;

/// <summary>A span of days with the identifier of a period or of a range of them.</summary>
internal sealed record Term(string Id, DateOnly First, DateOnly Last)
{
    public static Term Quarter(int year, int number) => new($"{year}Q{number}", new(year, (number * 3) - 2, 1), new DateOnly(year, (number * 3) - 2, 1).AddMonths(3).AddDays(-1));

    public static Term Month(int year, int month) => new($"{year}{month:00}", new(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1));

    /// <summary>Reads <c>2026Q1</c> or <c>202601</c>.</summary>
    public static Term Read(string id)
    {
        var year = int.Parse(id[..4], CultureInfo.InvariantCulture);
        return id[4] == 'Q' ? Quarter(year, id[5] - '0') : Month(year, int.Parse(id[4..], CultureInfo.InvariantCulture));
    }

    public static Term Range(Term first, Term last) => first == last ? first : new($"{first.Id}..{last.Id}", first.First, last.Last);

    public bool Holds(Term other) => First <= other.First && other.Last <= Last;

    /// <summary>The quarters or months of this span.</summary>
    public IEnumerable<Term> Split(string form)
    {
        for (var day = First; day <= Last; day = day.AddMonths(form == Form.Quarterly ? 3 : 1))
        {
            yield return form == Form.Quarterly ? Quarter(day.Year, (day.Month + 2) / 3) : Month(day.Year, day.Month);
        }
    }
}
