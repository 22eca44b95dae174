using CsCheck;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Values;

public class PeriodRangeTests
{
    [Fact]
    public void Range_WrittenAndRead_IsTheSame() => Gens.Ranges.Sample(r => PeriodRange.TryParse(r.ToString(), out var read) && read == r);

    [Fact]
    public void TryParse_SinglePeriod_IsARangeOfOne() => Assert.Equal(PeriodRange.Of(Period.OfYear(2026)), Some.Range("2026"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("2026..")]
    [InlineData("..2026")]
    [InlineData("2026..2025")]
    [InlineData("2026Q1..2026")]
    [InlineData("2024..2025..2026")]
    [InlineData("2025Q1...2026Q1")]
    public void TryParse_NoRange_IsRefused(string? text) => Assert.False(PeriodRange.TryParse(text, out _));

    [Fact]
    public void TryParse_LongestRange_IsRead() => Assert.Equal(PeriodRange.MaxLength, Some.Range("200101..202012").Length);

    [Fact]
    public void TryParse_OneMoreThanTheLongest_IsRefused() => Assert.False(PeriodRange.TryParse("200101..202101", out _));

    [Fact]
    public void Periods_OfARange_AreConsecutive() => Gens.Ranges.Sample(r =>
    {
        var periods = r.Periods().ToArray();
        Assert.Equal((r.First, r.Last, r.Length), (periods[0], periods[^1], periods.Length));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.LastDay.AddDays(1), pair.Second.FirstDay));
    });

    [Fact]
    public void Split_ARangeOfQuarters_GivesItsMonths() =>
        Assert.Equal(["202510", "202511", "202512", "202601", "202602", "202603"], Some.Range("2025Q4..2026Q1").Split(PeriodKind.Month).Select(p => $"{p}"));
}
