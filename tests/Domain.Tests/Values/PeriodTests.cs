using CsCheck;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Values;

public class PeriodTests
{
    [Fact]
    public void Period_WrittenAndRead_IsTheSame() => Gens.Periods.Sample(p => Period.Parse(p.ToString()) == p);

    [Theory]
    [InlineData("202601", PeriodKind.Month, 2026, 1)]
    [InlineData("202612", PeriodKind.Month, 2026, 12)]
    [InlineData("2026Q1", PeriodKind.Quarter, 2026, 1)]
    [InlineData("2026Q4", PeriodKind.Quarter, 2026, 4)]
    [InlineData("1900", PeriodKind.Year, 1900, 1)]
    [InlineData("2199", PeriodKind.Year, 2199, 1)]
    public void TryParse_Identifier_IsRead(string text, PeriodKind kind, int year, int number) =>
        Assert.Equal(new Period(kind, year, number), Period.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("202")]
    [InlineData("20261")]
    [InlineData("2026Q")]
    [InlineData("2026Q0")]
    [InlineData("2026Q5")]
    [InlineData("2026q1")]
    [InlineData("202600")]
    [InlineData("202613")]
    [InlineData("2026W1")]
    [InlineData("2026-1")]
    [InlineData(" 2026")]
    [InlineData("2026 ")]
    [InlineData("2026Q01")]
    [InlineData("20260101")]
    [InlineData("-202")]
    [InlineData("1899")]
    [InlineData("2200")]
    [InlineData("٢٠٢٦")]
    public void TryParse_Junk_IsRefused(string? text) => Assert.False(Period.TryParse(text, out _));

    [Fact]
    public void Parse_Junk_NamesTheText() => Assert.Contains("2026Q9", Assert.Throws<FormatException>(() => Period.Parse("2026Q9")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1899, 1)]
    [InlineData(2200, 1)]
    [InlineData(2026, 0)]
    [InlineData(2026, 5)]
    public void OfQuarter_BeyondTheCalendar_Throws(int year, int quarter) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfQuarter(year, quarter));

    [Fact]
    public void Plus_SomePlaces_MovesTheOrdinalByAsMany() =>
        Gen.Select(Gens.Periods, Gen.Int[-300, 300]).Where((p, n) => Reaches(p, n)).Sample((p, n) =>
        {
            var moved = p.Plus(n);
            Assert.Equal((p.Kind, p.Ordinal + n), (moved.Kind, moved.Ordinal));
            Assert.Equal(p, moved.Plus(-n));
        });

    [Theory]
    [InlineData("2199Q4", 1)]
    [InlineData("1900", -1)]
    public void Plus_BeyondTheLastYear_Throws(string from, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Parse(from).Plus(count));

    [Fact]
    public void Containing_AnyDayOfThePeriod_IsThePeriod() =>
        Gen.Select(Gens.Periods, Gen.Int[0, 365]).Sample((p, n) =>
        {
            var day = p.FirstDay.AddDays(n % (p.LastDay.DayNumber - p.FirstDay.DayNumber + 1));
            Assert.Equal(p, Period.Containing(day, p.Kind));
        });

    [Fact]
    public void Split_OfAYear_CoversEveryDayExactlyOnce() =>
        Gen.Select(Gen.Int[Period.MinYear, Period.MaxYear], Gens.Kinds).Sample((year, kind) =>
        {
            var days = Period.OfYear(year).Split(kind).SelectMany(Days).ToArray();
            Assert.Equal(Days(Period.OfYear(year)), days);
        });

    [Fact]
    public void Split_IntoALongerKind_IsEmpty() => Assert.Empty(Period.Parse("202601").Split(PeriodKind.Quarter));

    [Fact]
    public void Contains_Other_MeansEveryDayOfIt() =>
        Gen.Select(Gens.Periods, Gens.Kinds, Gen.Int[-2, 2]).Where((p, _, n) => Reaches(p, n)).Sample((p, kind, n) =>
        {
            var other = Period.Containing(p.Plus(n).FirstDay, kind);
            Assert.Equal(Days(other).All(Days(p).Contains), p.Contains(other));
        });

    [Fact]
    public void Order_ByFirstDayThenShorterFirst() =>
        Assert.Equal(["2025", "202601", "2026Q1", "2026", "202602", "202604", "2026Q2"], new[] { "2026", "2026Q2", "202602", "2026Q1", "2025", "202604", "202601" }
            .Select(Period.Parse).Order().Select(p => $"{p}"));

    [Fact]
    public void Comparisons_TwoPeriods_AgreeWithCompareTo() => Gen.Select(Gens.Periods, Gens.Periods).Sample((a, b) =>
        (a < b) == (a.CompareTo(b) < 0) && (a > b) == (a.CompareTo(b) > 0) && (a <= b) == (a.CompareTo(b) <= 0) && (a >= b) == (a.CompareTo(b) >= 0)
        && (a.CompareTo(b) == 0) == (a == b) && Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a)));

    private static bool Reaches(Period p, int count) => (p.Ordinal + count) / Period.PerYear(p.Kind) is >= Period.MinYear and <= Period.MaxYear;

    private static DateOnly[] Days(Period p) => [.. Enumerable.Range(p.FirstDay.DayNumber, p.LastDay.DayNumber - p.FirstDay.DayNumber + 1).Select(DateOnly.FromDayNumber)];
}
