using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Api;

public sealed class ReportsTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private readonly ApiClient api = new(app.Http);

    [Fact]
    public async Task Report_AllKindsOfValues_ComeBackAsSent()
    {
        await api.Register("R1");
        await api.Report("R1", "2025", new { agm_date = "2026-03-31", accounts_approved = true, total_assets = 620000, net_result_annual = -12.5, board_total = "NA" },
            dataSet: "A");
        await api.Report("R1", "2026Q1", new { sales_revenue = 1480000.50m, members_total = 0, jobs_fte_total = 3.5m }, dataSet: "quarterly");

        var annual = (await api.Get("units/R1/reports/A/2025")).Ok()["values"];
        Assert.Equal("2026-03-31", annual.GetProperty("agm_date").GetString());
        Assert.True(annual.GetProperty("accounts_approved").GetBoolean());
        Assert.Equal("-12.50", annual.GetProperty("net_result_annual").GetRawText());
        Assert.Equal("NA", annual.GetProperty("board_total").GetString());
        var quarterly = (await api.Get("units/R1/reports/Q/2026Q1"))["values"];
        Assert.Equal(["1480000.50", "0", "3.5"], new[] { "sales_revenue", "members_total", "jobs_fte_total" }.Select(e => quarterly.GetProperty(e).GetRawText()));
        Assert.False(quarterly.TryGetProperty("members_women", out _));
    }

    [Fact]
    public async Task Report_TheSameCommandTwice_IsAppliedOnce()
    {
        await api.Register("R2");
        var first = (await api.Report("R2", "2026Q1", new { sales_revenue = 1 }, "once")).Ok();
        await api.Report("R2", "2026Q1", new { sales_revenue = 2 }, "correction");

        var again = (await api.Report("R2", "2026Q1", new { sales_revenue = 1 }, "once")).Ok();

        Assert.Equal(first.Body.ToString(), again.Body.ToString());
        var report = await api.Get("units/R2/reports/Q/2026Q1");
        Assert.Equal(2, report["revision"].GetInt32());
        Assert.Equal("2.00", report["values"].GetProperty("sales_revenue").GetRawText());
    }

    [Fact]
    public async Task Report_TwoEditsOfTheSameRevisionAtOnce_OneWinsAndTheOtherGets409()
    {
        await api.Register("R3");
        await api.Report("R3", "2026Q1", new { sales_revenue = 1 });

        var answers = await Task.WhenAll(Enumerable.Range(2, 6).Select(i => api.Report("R3", "2026Q1", new { sales_revenue = i }, expectedRevision: 1)));

        Assert.Single(answers, a => (int)a.Status == 200);
        Assert.All(answers.Where(a => (int)a.Status != 200), a => a.Refused(409, "stale_revision", "expectedRevision"));
        Assert.Equal(2, (await api.Get("units/R3/reports/Q/2026Q1"))["revision"].GetInt32());
    }

    [Fact]
    public async Task Report_ItsWay_FromDraftToLocked()
    {
        await api.Register("R4", new { name = "R4", kind = "cooperative", commune = "221.03.09", sector = "argan" });
        Assert.Equal("draft", (await api.Report("R4", "2026Q1", new { sales_revenue = 5 }, submit: false)).Ok()["state"].GetString());
        Assert.Equal(0, await Sum("submitted"));

        await api.Report("R4", "2026Q1", new { sales_revenue = 7 });
        Assert.Equal((7, 0), (await Sum("submitted"), await Sum("validated")));
        (await api.Post("units/R4/reports/Q/2026Q1/return", new { comment = "" })).Refused(422, "required", "comment");
        Assert.Equal("returned", (await api.Post("units/R4/reports/Q/2026Q1/return", new { comment = "Pièce manquante" })).Ok()["state"].GetString());

        await api.Report("R4", "2026Q1", new { sales_revenue = 8 });
        Assert.Equal("validated1", (await api.Post("units/R4/reports/Q/2026Q1/validate")).Ok()["state"].GetString());
        Assert.Equal(8, await Sum("validated"));

        // A correction waits for its own validation; the official total keeps what was validated.
        await api.Report("R4", "2026Q1", new { sales_revenue = 9 });
        Assert.Equal((9, 8), (await Sum("submitted"), await Sum("validated")));
        await api.Post("units/R4/reports/Q/2026Q1/validate", new { commandId = "level-1" });
        Assert.Equal("validated1", (await api.Post("units/R4/reports/Q/2026Q1/validate", new { commandId = "level-1" })).Ok()["state"].GetString());
        Assert.Equal("validated2", (await api.Post("units/R4/reports/Q/2026Q1/validate")).Ok()["state"].GetString());
        Assert.Equal(9, await Sum("validated"));

        Assert.Equal("locked", (await api.Post("units/R4/reports/Q/2026Q1/lock")).Ok()["state"].GetString());
        (await api.Report("R4", "2026Q1", new { sales_revenue = 10 })).Refused(409, "report_locked");
        (await api.Post("units/R4/reports/Q/2026Q1/validate")).Refused(409, "report_locked");
        var revisions = (await api.Get("units/R4/reports/Q/2026Q1"))["revisions"].EnumerateArray().ToArray();
        Assert.Equal(["returned", "validated1", "locked"], revisions.Select(r => r.GetProperty("state").GetString()));

        async Task<decimal> Sum(string state) =>
            (await api.Get($"aggregates?territory=221.03.09&period=2026Q1&elements=sales_revenue&state={state}"))
                .Ok()["total"].GetProperty("elements").GetProperty("sales_revenue").GetProperty("sum").GetDecimal();
    }

    [Fact]
    public async Task Report_SoftRules_WarnAndLetPass()
    {
        await api.Register("R5");

        var answer = (await api.Report("R5", "2026Q1", new { members_total = 3, cash_balance = -1 })).Ok();

        Assert.Equal(2, answer.Errors.Count());
        Assert.All(answer.Errors, w => Assert.NotEqual("", w.GetProperty("message").GetString()));
    }
}
