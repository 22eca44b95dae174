using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>Alerts over HTTP: raised by a report, acted upon, closed by the next, and rules rehearsed.</summary>
public sealed class AlertsTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private readonly ApiClient api = new(app.Http);

    [Fact]
    public async Task Alert_FromTheReportThatRaisesIt_ToTheOneThatClosesIt()
    {
        await Drop("AL1");
        var alert = await One("AL1");
        Assert.Equal(("critical", "open", "2025Q1"), (Text(alert, "severity"), Text(alert, "state"), Text(alert, "period")));
        Assert.Equal("Baisse du chiffre d'affaires", Text(alert.GetProperty("title"), "fr"));
        Assert.Equal(400m, alert.GetProperty("figures").GetProperty("sales_revenue").GetDecimal());
        Assert.Equal(Text(alert, "id"), Text((await api.Get("units/AL1")).Ok()["alerts"].EnumerateArray().Single(a => Text(a, "rule") == "A04"), "id"));

        var done = (await api.Post($"alerts/{Text(alert, "id")}/acknowledge", new { commandId = "k1", by = "agent" })).Ok();
        Assert.Equal("acknowledged", Text(done.Body, "state"));
        (await api.Post($"alerts/{Text(alert, "id")}/acknowledge", new { commandId = "k1", by = "agent" })).Ok();
        Assert.Equal(["opened", "acknowledged"], (await api.Get($"alerts/{Text(alert, "id")}")).Ok()["history"].EnumerateArray().Select(h => Text(h, "event")));

        (await api.Report("AL1", "2025Q2", new { sales_revenue = 990, members_total = 12, members_women = 3 })).Ok();
        (await api.Report("AL1", "2024Q2", new { sales_revenue = 1_000, members_total = 12, members_women = 3 })).Ok();
        Assert.DoesNotContain(await Listed("unit=AL1"), a => Text(a, "rule") == "A04");
    }

    [Fact]
    public async Task Commands_WithFaults_AreRefusedInWords()
    {
        await Drop("AL2");
        var id = Text(await One("AL2"), "id");
        (await api.Post($"alerts/{id}/dismiss")).Refused(422, "reason_expected", "reason");
        (await api.Post($"alerts/{id}/snooze", new { reason = "later", until = "2099-01-01" })).Refused(422, "bad_snooze", "until");
        (await api.Post("alerts/AL2~999/acknowledge")).Refused(404, "unknown_alert");
        (await api.Post("alerts/nonsense/acknowledge")).Refused(404, "unknown_alert");
        (await api.Get("alerts?severity=bad")).Refused(400, "unknown_severity", "severity");
        (await api.Get("alerts?rule=ZZ")).Refused(400, "unknown_alert_rule", "rule");
        (await api.Post("units/AL2/visits", new { date = "2099-01-01", notes = "x" })).Refused(422, "date_in_future", "day");
        (await api.Post("units/AL2/visits", new { date = "2025-06-01" })).Refused(422, "notes_expected", "notes");
        (await api.Post("units/NOBODY/visits", new { date = "2025-06-01", notes = "x" })).Refused(404, "unknown_unit");
        (await api.Post($"alerts/{id}/dismiss", new { reason = "seasonal", by = "agent" })).Ok();
        (await api.Post($"alerts/{id}/acknowledge")).Refused(422, "alert_closed");
    }

    [Fact]
    public async Task List_ByAssociation_NeverShowsAForeignUnit()
    {
        await Drop("AL3", "ASSO-1");
        await Drop("AL4", "ASSO-2");
        Assert.All(await Listed("association=ASSO-1"), a => Assert.Equal(("AL3", "ASSO-1"), (Text(a, "unit"), Text(a, "association"))));
        Assert.NotEmpty(await Listed("association=ASSO-1&severity=critical"));
        Assert.Empty(await Listed("association=ASSO-3"));
    }

    [Fact]
    public async Task Plan_FromTheAlertToTheDataThatClosesIt()
    {
        await Drop("AL8", "ASSO-8");
        var alert = Text(await One("AL8"), "id");
        object Body(string id, string indicator = "S1") => new
        {
            commandId = id, by = "agent", actions = new[] { new { obstacle = "O3", indicator, title = "Salon d'Agadir", target = 900, due = "2099-06-30", owner = "agent" } },
        };
        (await api.Post($"alerts/{alert}/plan", Body("p0", "ZZ"))).Refused(422, "unknown_indicator", "actions[0].indicator");
        var plan = (await api.Post($"alerts/{alert}/plan", Body("p1"))).Ok();
        Assert.Equal(Text(plan.Body, "id"), Text((await api.Post($"alerts/{alert}/plan", Body("p1"))).Ok().Body, "id"));
        Assert.Equal((400m, 400m), (plan["actions"][0].GetProperty("baseline").GetDecimal(), plan["actions"][0].GetProperty("now").GetDecimal()));
        Assert.Equal("planned", Text((await api.Get($"alerts/{alert}")).Ok().Body, "state"));
        (await api.Post("plans", Body("p2"))).Refused(422, "unknown_unit", "unit");

        (await api.Post($"plans/{Text(plan.Body, "id")}/visits", new { commandId = "v1", date = "2025-06-01", by = "agent", notes = "Vu" })).Ok();
        Assert.Equal("agent", Text((await api.Post($"plans/{Text(plan.Body, "id")}/actions/1/done", new { commandId = "d1", by = "agent" })).Ok()["actions"][0], "doneBy"));
        (await api.Post($"plans/{Text(plan.Body, "id")}/actions/9/done")).Refused(404, "unknown_action");
        Assert.Equal(1, (await api.Get("plans?association=ASSO-8&state=open")).Ok()["total"].GetInt32());

        // Five more of the sector, none with a plan: enough for a median.
        foreach (var i in Enumerable.Range(1, 5))
        {
            (await api.Register($"PEER{i}", new { name = $"Peer {i}", kind = "cooperative", commune = ApiClient.Laayoune, sector = "agriculture" })).Ok();
            (await api.Report($"PEER{i}", "2025Q1", new { sales_revenue = 100 * i, members_total = 12, members_women = 3 })).Ok();
        }

        (await api.Report("AL8", "2025Q1", new { sales_revenue = 950, members_total = 12, members_women = 3 })).Ok();
        var closed = (await api.Get($"plans/{Text(plan.Body, "id")}")).Ok();
        Assert.Equal("closed", Text(closed.Body, "state"));
        Assert.Equal((400m, 950m, true), (closed["actions"][0].GetProperty("baseline").GetDecimal(), closed["actions"][0].GetProperty("now").GetDecimal(),
            closed["actions"][0].GetProperty("attained").GetBoolean()));
        Assert.Equal(0, (await api.Get("plans?association=ASSO-8&state=open")).Ok()["total"].GetInt32());

        var effect = (await api.Get($"plans/{Text(plan.Body, "id")}/effect")).Ok().Body[0];
        Assert.Equal((400m, 950m), (effect.GetProperty("baseline").GetDecimal(), effect.GetProperty("now").GetDecimal()));
        Assert.True(effect.GetProperty("peers").GetInt32() >= 5);
        Assert.Equal(effect.GetProperty("peersThen").GetDecimal(), effect.GetProperty("peersNow").GetDecimal());
    }

    [Fact]
    public async Task Attention_RanksUnitsByTheirAlertsAndMeasuresSayHowTheyWereDealtWith()
    {
        await Drop("AL6", "ASSO-6");
        (await api.Register("AL7", new { name = "Unit AL7", kind = "cooperative", commune = ApiClient.Laayoune, sector = "agriculture", association = "ASSO-6" })).Ok();
        var ranked = (await api.Get("alerts/attention?association=ASSO-6&slots=1")).Ok();
        var line = Assert.Single(ranked["items"].EnumerateArray());
        Assert.Equal("AL6", Text(line, "unit"));
        Assert.Equal(line.GetProperty("points").GetDecimal(), line.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("points").GetDecimal()));
        (await api.Get("alerts/attention?slots=0")).Refused(400, "out_of_range", "slots");

        (await api.Post($"alerts/{Text(await One("AL6"), "id")}/acknowledge", new { by = "agent" })).Ok();
        var measures = (await api.Get("alerts/measures?association=ASSO-6")).Ok();
        Assert.Equal(1, measures["seen"].GetInt32());
        Assert.True(measures["sent"].GetInt32() >= 1);
        Assert.Equal(1m, measures["confirmed"].GetDecimal());
    }

    [Fact]
    public async Task Rehearsal_OfAProposedRule_SaysHowManyAndHowManyWithoutItsClearCondition()
    {
        await Drop("AL5");
        var asIs = (await api.Post("rules/A04/rehearse")).Ok();
        Assert.Equal(JsonValueKind.Null, asIs["proposed"].ValueKind);
        Assert.True(asIs["current"].GetProperty("open").GetInt32() > 0);
        var never = (await api.Post("rules/A04/rehearse", new { warning = "sales_revenue < 0", critical = "sales_revenue < 0" })).Ok();
        Assert.Equal(0, never["proposed"].GetProperty("alerts").GetInt32());
        (await api.Post("rules/A04/rehearse", new { clear = "nonsense > 3" })).Refused(422, "bad_formula", "clear");
        (await api.Post("rules/ZZ/rehearse")).Refused(404, "unknown_alert_rule");
        Assert.Equal(25, (await api.Get("rules")).Ok().Body.GetArrayLength());
    }

    private async Task Drop(string unit, string? association = null)
    {
        (await api.Register(unit, new { name = $"Unit {unit}", kind = "cooperative", commune = ApiClient.Laayoune, sector = "agriculture", association })).Ok();
        (await api.Report(unit, "2024Q1", new { sales_revenue = 1_000, members_total = 12, members_women = 3 })).Ok();
        (await api.Report(unit, "2025Q1", new { sales_revenue = 400, members_total = 12, members_women = 3 })).Ok();
    }

    private async Task<JsonElement> One(string unit) => (await Listed($"unit={unit}")).Single(a => Text(a, "rule") == "A04");

    private async Task<JsonElement[]> Listed(string query) => [.. (await api.Get($"alerts?{query}")).Ok()["items"].EnumerateArray()];

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();
}
