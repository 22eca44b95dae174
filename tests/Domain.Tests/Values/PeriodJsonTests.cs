using System.Text.Json;
using CsCheck;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Values;

public class PeriodJsonTests
{
    [Fact]
    public void Json_AnyPeriod_IsItsIdentifier() => Gens.Periods.Sample(p =>
    {
        var json = JsonSerializer.Serialize(p);
        Assert.Equal($"\"{p}\"", json);
        Assert.Equal(p, JsonSerializer.Deserialize<Period>(json));
    });

    [Theory]
    [InlineData("\"2026Q5\"")]
    [InlineData("2026")]
    [InlineData("null")]
    public void Json_NoIdentifier_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Period>(json));
}
