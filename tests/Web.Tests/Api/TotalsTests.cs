using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>What a total is, seen from outside. Each test has a commune of its own.</summary>
public sealed class TotalsTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private readonly ApiClient api = new(app.Http);

    [Fact]
    public async Task Totals_FlowsAddUpOverTime_StocksDoNot()
    {
        const string Commune = "321.03.01";
        await Unit("T1", Commune);
        foreach (var (quarter, sales, members) in new[] { (1, 10.10m, 8), (2, 20.20m, 9), (3, 30.30m, 11), (4, 40.40m, 12) })
        {
            await api.Report("T1", $"2025Q{quarter}", new { sales_revenue = sales, members_total = members, members_women = 3 });
        }

        var year = await Total($"territory={Commune}&period=2025");
        Assert.Equal(("101.00", "12"), (Sum(year, "sales_revenue"), Sum(year, "members_total")));
        Assert.Equal("30.30", Sum(await Total($"territory={Commune}&period=2025Q1..2025Q2"), "sales_revenue"));
        Assert.Equal("9", Sum(await Total($"territory={Commune}&period=2025Q1..2025Q2"), "members_total"));
        Assert.Equal((4, 4), (year.GetProperty("expected").GetInt32(), year.GetProperty("reported").GetInt32()));
        Assert.Equal(25m, year.GetProperty("indicators").GetProperty("W1").GetDecimal());
    }

    [Fact]
    public async Task Totals_RatesAreRatiosOfSums_OverUnitsThatReportBothTerms()
    {
        const string Commune = "321.03.03";
        await Unit("T2", Commune);
        await Unit("T3", Commune);
        await Unit("T4", Commune);
        await Unit("T5", Commune);
        await api.Report("T2", "2026Q1", new { members_total = 12, members_women = 3 });
        await api.Report("T3", "2026Q1", new { members_total = 8, members_women = 8 });
        await api.Report("T4", "2026Q1", new { members_total = 100 });

        var total = await Total($"territory={Commune}&period=2026Q1");

        Assert.Equal(55m, total.GetProperty("indicators").GetProperty("W1").GetDecimal());
        Assert.Equal(2, total.GetProperty("terms").GetProperty("W1").GetProperty("units").GetInt32());
        Assert.Equal("120", Sum(total, "members_total"));
        Assert.Equal((4, 4, 3), (total.GetProperty("units").GetInt32(), total.GetProperty("expected").GetInt32(), total.GetProperty("reported").GetInt32()));
        Assert.Equal(0.75m, total.GetProperty("coverage").GetDecimal());
    }

    [Fact]
    public async Task Totals_AMoveIsDated_AndTheTotalOfAllDoesNotChange()
    {
        await Unit("T6", "321.03.05");
        await api.Report("T6", "2025Q4", new { sales_revenue = 5 });
        await api.Report("T6", "2026Q1", new { sales_revenue = 7 });

        (await api.Register("T6", new { commune = "121.03.01", validFrom = "2026-01-01" })).Ok();

        Assert.Equal("5.00", Sum(await Total("territory=321.03.05&period=2025Q4..2026Q1"), "sales_revenue"));
        Assert.Equal("7.00", Sum(await Total("territory=121.03.01&period=2025Q4..2026Q1"), "sales_revenue"));
        var memberships = (await api.Get("units/T6"))["memberships"].GetProperty("commune").EnumerateArray().Select(m => m.ToString()).ToArray();
        Assert.Equal(2, memberships.Length);
        Assert.Contains("\"to\":\"2025-12-31\"", memberships[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_BothVintages_AgreeOnTheNationAndDifferOnRegions()
    {
        await Unit("T7", "221.01.01");
        await api.Report("T7", "2024Q1", new { sales_revenue = 11 });
        await Unit("T8", "121.03.03");
        await api.Report("T8", "2024Q1", new { sales_revenue = 13 });

        Assert.Equal(["24.00", "24.00"], [Sum(await Total("period=2024Q1&vintage=2015"), "sales_revenue"), Sum(await Total("period=2024Q1&vintage=1997"), "sales_revenue")]);
        Assert.Equal("24.00", Sum(await Total("territory=MA-R15-11&period=2024Q1"), "sales_revenue"));
        Assert.Equal("13.00", Sum(await Total("territory=MA-R97-02&vintage=1997&period=2024Q1"), "sales_revenue"));
        Assert.Equal("11.00", Sum(await Total("territory=MA-R97-03&vintage=1997&period=2024Q1"), "sales_revenue"));
        (await api.Get("aggregates?territory=MA-R97-02&vintage=2015")).Refused(400, "unknown_territory");
    }

    [Theory]
    [InlineData("region")]
    [InlineData("province,sector")]
    [InlineData("commune,kind,size")]
    [InlineData("association,fundingLine,legalForm,state")]
    [InlineData("period")]
    public async Task Totals_RowsOfAnyGrouping_AddUpToTheTotal(string groupBy)
    {
        await Unit("T9", "321.05.01");
        await api.Register("T10",
            new { name = "T10", kind = "tpe", commune = "321.05.03", sector = "food", association = "A9", legalForm = "company", fundingLine = "management" });
        await api.Report("T9", "2023Q1", new { sales_revenue = 1.01m, members_total = 7 });
        await api.Report("T9", "2023Q2", new { sales_revenue = 2.02m, members_total = 8 });
        await api.Report("T10", "2023Q2", new { sales_revenue = 4.04m });

        var answer = await api.Get($"aggregates?period=2023Q1..2023Q2&groupBy={groupBy}&elements=sales_revenue");

        var rows = answer["rows"].EnumerateArray().ToArray();
        Assert.Equal(7.07m, rows.Sum(r => decimal.Parse(Sum(r, "sales_revenue"), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("7.07", Sum(answer["total"], "sales_revenue"));
        Assert.Equal(answer["total"].GetProperty("reported").GetInt32(), rows.Sum(r => r.GetProperty("reported").GetInt32()));
        Assert.All(rows, r => Assert.Equal(groupBy.Split(','), r.GetProperty("key").EnumerateObject().Select(k => k.Name)));
    }

    [Fact]
    public async Task Totals_Filters_KeepAndExclude()
    {
        await Unit("T11", "321.05.05");
        await api.Register("T12", new { name = "T12", kind = "cooperative", commune = "321.05.05", sector = "handicraft" });
        await api.Report("T11", "2026Q1", new { sales_revenue = 1 });
        await api.Report("T12", "2026Q1", new { sales_revenue = 2 });

        Assert.Equal("1.00", Sum(await Total("territory=321.05.05&period=2026Q1&filter=sector:fishing"), "sales_revenue"));
        Assert.Equal("3.00", Sum(await Total("territory=321.05.05&period=2026Q1&filter=sector:fishing,handicraft;kind:cooperative"), "sales_revenue"));
        Assert.Equal("1.00", Sum(await Total("territory=321.05.05&period=2026Q1&filter=unit:!T12"), "sales_revenue"));
    }

    [Fact]
    public async Task Ranking_ShowsTheUnitsBehindARate_WorstFirst()
    {
        const string Commune = "221.03.01";
        foreach (var (code, women) in new[] { ("T13", 1), ("T14", 9), ("T15", 5) })
        {
            await Unit(code, Commune);
            await api.Report(code, "2026Q1", new { members_total = 10, members_women = women });
        }

        var worst = (await api.Get($"aggregates/units?territory={Commune}&period=2026Q1&indicator=W1&order=asc&limit=2")).Ok()["items"].EnumerateArray().ToArray();

        Assert.Equal(["T13", "T15"], worst.Select(u => u.GetProperty("code").GetString()));
        Assert.Equal(10m, worst[0].GetProperty("value").GetDecimal());
    }

    private Task<ApiAnswer> Unit(string code, string commune) => api.Register(code, new { name = code, kind = "cooperative", commune, sector = "fishing" });

    private async Task<JsonElement> Total(string query) => (await api.Get($"aggregates?{query}")).Ok()["total"];

    private static string Sum(JsonElement totals, string element) => totals.GetProperty("elements").GetProperty(element).GetProperty("sum").GetRawText();
}
