using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>The proof that totals are right, as a script asks for it.</summary>
public sealed class ReconciliationTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private const string Area = "11.321";

    private readonly ApiClient api = new(app.Http);

    [Fact]
    public async Task Reconciliation_CountsUnitsAndReports_AndFindsNoDifference()
    {
        (await api.Register("R1")).Ok();
        await api.Report("R1", "2025Q4", new { sales_revenue = 1 });
        await api.Report("R1", "2026Q1", new { sales_revenue = 2 });
        await api.Report("R1", "2026Q1", new { sales_revenue = 3 });

        var result = (await api.Post($"aggregates/reconciliation?territory={Area}")).Ok();

        Assert.Equal((1, 2, 0), (result["comparedUnits"].GetInt32(), result["comparedPeriods"].GetInt32(), result["differences"].GetInt32()));
        var area = Assert.Single(result["areas"].EnumerateArray());
        Assert.Equal(
            (Area, "Laâyoune", 1, 2, 0),
            (Text(area, "area"), Text(area, "name"), Number(area, "comparedUnits"), Number(area, "comparedPeriods"), Number(area, "differences")));
        Assert.Equal(result["checkedAt"].GetDateTimeOffset(), area.GetProperty("checkedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Get_KeepsTheLastResult_PostComparesAgain()
    {
        var first = Moment((await api.Get("aggregates/reconciliation")).Ok());
        Assert.Equal(first, Moment((await api.Get("aggregates/reconciliation")).Ok()));

        var again = (await api.Post("aggregates/reconciliation")).Ok();

        Assert.True(Moment(again) > first);
        Assert.Equal(Moment(again), Moment((await api.Get("aggregates/reconciliation")).Ok()));
        Assert.Equal(again["areas"].EnumerateArray().Min(a => a.GetProperty("checkedAt").GetDateTimeOffset()), Moment(again));
    }

    [Fact]
    public async Task Areas_AreNamedInTheLanguageOfTheRequest() =>
        Assert.Equal("العيون", Text((await api.Get($"aggregates/reconciliation?territory={Area}", "ar")).Ok()["areas"][0], "name"));

    [Fact]
    public async Task UnknownTerritory_IsRefused() => (await api.Get("aggregates/reconciliation?territory=atlantis")).Refused(400, "unknown_territory");

    private static DateTimeOffset Moment(ApiAnswer answer) => answer["checkedAt"].GetDateTimeOffset();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
