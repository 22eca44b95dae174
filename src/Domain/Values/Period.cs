using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace EconomieSociale.Values;

/// <summary>
/// A reporting period: month, quarter or year of the Gregorian calendar, with the identifiers of DHIS2
/// (<c>202601</c>, <c>2026Q1</c>, <c>2026</c>). Ordered by its first day, then the shorter one first.
/// </summary>
/// <param name="Kind">Length of the period.</param>
/// <param name="Year">Calendar year, <see cref="MinYear"/> to <see cref="MaxYear"/>.</param>
/// <param name="Number">1–12 for a month, 1–4 for a quarter, 1 for a year.</param>
[GenerateSerializer, Immutable, Alias("period")]
[JsonConverter(typeof(PeriodJson))]
public readonly record struct Period(PeriodKind Kind, int Year, int Number) : IComparable<Period>
{
    public const int MinYear = 1900;
    public const int MaxYear = 2199;

    public static Period OfMonth(int year, int month) => Checked(PeriodKind.Month, year, month);

    public static Period OfQuarter(int year, int quarter) => Checked(PeriodKind.Quarter, year, quarter);

    public static Period OfYear(int year) => Checked(PeriodKind.Year, year, 1);

    /// <summary>The period of a kind at a place of its sequence; see <see cref="Ordinal"/>.</summary>
    public static Period At(PeriodKind kind, int ordinal) => Checked(kind, Math.DivRem(ordinal, PerYear(kind), out var rest), rest + 1);

    /// <summary>The period of this length that holds the day.</summary>
    public static Period Containing(DateOnly day, PeriodKind kind) => kind switch
    {
        PeriodKind.Month => OfMonth(day.Year, day.Month),
        PeriodKind.Quarter => OfQuarter(day.Year, (day.Month + 2) / 3),
        _ => OfYear(day.Year),
    };

    /// <summary>How many periods of this length make a year.</summary>
    public static int PerYear(PeriodKind kind) => kind switch { PeriodKind.Month => 12, PeriodKind.Quarter => 4, _ => 1 };

    private int Months => 12 / PerYear(Kind);

    /// <summary>Position in the sequence of periods of its kind; consecutive periods differ by one.</summary>
    public int Ordinal => (Year * PerYear(Kind)) + Number - 1;

    /// <summary>Months since the year 0: periods of any length compare by these without making dates.</summary>
    public int FirstMonth => (Year * 12) + ((Number - 1) * Months);

    public int LastMonth => FirstMonth + Months - 1;

    public DateOnly FirstDay => new(Year, ((Number - 1) * Months) + 1, 1);

    public DateOnly LastDay => FirstDay.AddMonths(Months).AddDays(-1);

    /// <summary>The period <paramref name="count"/> places later (earlier if negative). Throws beyond the years that have identifiers.</summary>
    public Period Plus(int count) => At(Kind, Ordinal + count);

    /// <summary>True if every day of the other period lies in this one.</summary>
    public bool Contains(Period other) => FirstMonth <= other.FirstMonth && other.LastMonth <= LastMonth;

    /// <summary>The periods of a length that lie in this one, in order; none if the length is coarser.</summary>
    public IEnumerable<Period> Split(PeriodKind kind)
    {
        if (kind > Kind)
        {
            yield break;
        }

        var last = Containing(LastDay, kind);
        for (var p = Containing(FirstDay, kind); p.Ordinal <= last.Ordinal; p = new(kind, p.Ordinal + 1))
        {
            yield return p;
        }
    }

    /// <summary>Reads a DHIS2 identifier. Nothing else is accepted: no spaces, no lower-case q, no week.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        if (text is null || text.Length is < 4 or > 6 || !Number4(text, out var year) || year is < MinYear or > MaxYear)
        {
            return false;
        }

        (PeriodKind Kind, int Number)? found = text.Length switch
        {
            4 => (PeriodKind.Year, 1),
            6 when text[4] == 'Q' && text[5] is >= '1' and <= '4' => (PeriodKind.Quarter, text[5] - '0'),
            6 when char.IsAsciiDigit(text[4]) && char.IsAsciiDigit(text[5]) => (PeriodKind.Month, ((text[4] - '0') * 10) + text[5] - '0'),
            _ => null,
        };
        if (found is not { Number: >= 1 and <= 12 } valid)
        {
            return false;
        }

        period = new(valid.Kind, year, valid.Number);
        return true;
    }

    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period identifier (202601, 2026Q1, 2026).");

    public int CompareTo(Period other)
    {
        var byMonth = FirstMonth.CompareTo(other.FirstMonth);
        return byMonth != 0 ? byMonth : Kind.CompareTo(other.Kind);
    }

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    public override string ToString() => Kind switch
    {
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}{Number:00}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Number}"),
        _ => Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    private Period(PeriodKind kind, int ordinal)
        : this(kind, ordinal / PerYear(kind), (ordinal % PerYear(kind)) + 1)
    {
    }

    private static Period Checked(PeriodKind kind, int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, MinYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, MaxYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, PerYear(kind));
        return new(kind, year, number);
    }

    private static bool Number4(string text, out int year)
    {
        year = 0;
        for (var i = 0; i < 4; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            year = (year * 10) + text[i] - '0';
        }

        return true;
    }
}
