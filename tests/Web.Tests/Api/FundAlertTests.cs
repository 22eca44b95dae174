using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>Alerts of the default pack that follow from the ledger: A20 to A22 of a unit, A23 of a line; they close by data.</summary>
public sealed class FundAlertTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private const string Line = "product_quality";
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);
    private readonly ApiClient api = new(app.Http);
    private readonly string run = Guid.NewGuid().ToString("N");
    private int commands;

    [Fact]
    public async Task Unit_CommitmentWithoutPaymentThenLateJustification_OpenAndCloseByTheLedger()
    {
        (await api.Register("FA1")).Ok();
        await Fund();
        var agreement = await Sign("FA1", Ago(400), new { name = "Equipment", due = Iso(Ago(200)) });
        await Do(agreement, "commitments", 100_000, Ago(395));
        Assert.Equal("critical", Only(await Open("FA1", "A20")).GetProperty("severity").GetString());
        Assert.Equal(Ago(395).DayNumber, Only(await Open("FA1", "A20")).GetProperty("figures").GetProperty("commitment_unpaid_since").GetInt32());
        Assert.Equal("critical", Only(await Open("FA1", "A22")).GetProperty("severity").GetString());
        Assert.Empty(await Open("FA1", "A21"));

        await Do(agreement, "orders", 60_000, Ago(390), tranche: 1);
        await Do(agreement, "disbursements", 60_000, Ago(240), "payer", tranche: 1);
        Assert.Empty(await Open("FA1", "A20"));
        var late = Only(await Open("FA1", "A21"));
        Assert.Equal(("warning", Ago(60).DayNumber), (late.GetProperty("severity").GetString(), late.GetProperty("figures").GetProperty("justification_due").GetInt32()));
        Assert.Equal(Iso(Today), late.GetProperty("openedOn").GetString()); // the unit is followed since today

        await Do(agreement, "justifications", 54_000, Ago(1));
        Assert.Empty(await Open("FA1", "A21"));
        await Do(agreement, "replannings", null, Ago(2), milestone: 1, due: Today.AddDays(30));
        Assert.Empty(await Open("FA1", "A22"));
        await Do(agreement, "reversals", null, Today, reverses: await Number(agreement, "replanning"));
        Assert.NotEmpty(await Open("FA1", "A22"));
        await Do(agreement, "milestones", null, Ago(1), milestone: 1);
        Assert.Empty(await Open("FA1", "A22"));
        var milestone = (await api.Get($"fund/agreements/{agreement}")).Ok()["milestones"][0];
        Assert.Equal(Iso(Ago(1)), milestone.GetProperty("reachedOn").GetString());
    }

    [Fact]
    public async Task Line_HardlyUsedAtTheEndOfTheProgramme_IsAnAlertThatSomebodyActsOn()
    {
        var alert = Only([.. (await api.Get($"alerts?rule=A23&limit=500")).Ok()["items"].EnumerateArray().Where(a => a.GetProperty("line").GetString() == "management")]);
        Assert.Equal("warning", alert.GetProperty("severity").GetString());
        Assert.Equal(["fundManager", "steeringCommittee"], alert.GetProperty("recipients").EnumerateArray().Select(r => r.GetString()));
        var id = alert.GetProperty("id").GetString()!;
        (await api.Post($"alerts/{id}/dismiss", new { commandId = "d1", by = "manager" })).Refused(422, "reason_expected", "reason");
        Assert.Equal("acknowledged", (await api.Post($"alerts/{id}/acknowledge", new { commandId = "k1", by = "manager" })).Ok()["state"].GetString());
        Assert.Equal("acknowledged", (await api.Get($"alerts/{id}")).Ok()["state"].GetString());
        (await api.Get("alerts/line:nowhere~1")).Refused(404, "unknown_alert");
        Assert.DoesNotContain(await Items("alerts?association=A1&rule=A23"), _ => true);
    }

    /// <summary>A tranche whose earlier payment is late is proposed for hold; a named person holds it, and it is not paid until it is released.</summary>
    [Fact]
    public async Task Tranche_OfALateJustification_IsProposedHeldAndReleased()
    {
        (await api.Register("FA2")).Ok();
        (await api.Report("FA2", Quarter(Ago(240)), new { grants_received = 61_000 })).Ok();
        await Fund();
        var agreement = await Sign("FA2", Ago(400));
        await Do(agreement, "commitments", 100_000, Ago(395));
        await Do(agreement, "orders", 60_000, Ago(390), tranche: 1);
        await Do(agreement, "disbursements", 60_000, Ago(240), "payer", tranche: 1);
        var proposed = await Hold(agreement);
        Assert.Equal((2, 40_000m, false), (proposed.GetProperty("tranche").GetInt32(), proposed.GetProperty("amount").GetDecimal(), proposed.GetProperty("onHold").GetBoolean()));
        Assert.Equal("justificationLate", proposed.GetProperty("reasons")[0].GetString());

        (await api.Post($"fund/agreements/{agreement}/holds", Signed(2))).Refused(422, "required", "note");
        (await api.Post($"fund/agreements/{agreement}/holds", Signed(2, "nothing is justified"))).Ok();
        Assert.True((await Hold(agreement)).GetProperty("onHold").GetBoolean());
        (await api.Post($"fund/agreements/{agreement}/orders", Signed(2, amount: 40_000))).Refused(422, "tranche_on_hold", "tranche");
        (await api.Post($"fund/agreements/{agreement}/releases", Signed(2))).Ok();
        (await api.Post($"fund/agreements/{agreement}/orders", Signed(2, amount: 40_000))).Ok();

        var declared = (await api.Get($"fund/declared?period={Quarter(Ago(240))}")).Ok();
        var row = Assert.Single(declared["rows"].EnumerateArray(), r => r.GetProperty("unit").GetString() == "FA2");
        Assert.Equal((60_000m, 61_000m, true), (row.GetProperty("paid").GetDecimal(), row.GetProperty("declared").GetDecimal(), row.GetProperty("flagged").GetBoolean()));
        (await api.Get("fund/declared?period=2026")).Refused(400, "bad_period", "period");
    }

    private async Task<JsonElement> Hold(string agreement) =>
        (await api.Get("fund/holds")).Ok().Body.EnumerateArray().Single(h => h.GetProperty("agreement").GetString() == agreement);

    private Dictionary<string, object> Signed(int tranche, string? note = null, decimal? amount = null)
    {
        var body = new Dictionary<string, object>
        {
            ["commandId"] = $"{run}-{++commands}", ["date"] = Iso(Today), ["tranche"] = tranche, ["author"] = "manager", ["approver"] = "head", ["document"] = "note",
        };
        if (note is not null)
        {
            body["note"] = note;
        }

        if (amount is { } given)
        {
            body["amount"] = given;
        }

        return body;
    }

    private static string Quarter(DateOnly day) => $"{day.Year}Q{((day.Month - 1) / 3) + 1}";

    private async Task Fund()
    {
        await Post("openings", new() { ["amount"] = 1_000_000, ["date"] = "2024-01-02", ["year"] = 2024 });
        await Post("receipts", new() { ["amount"] = 1_000_000, ["date"] = "2024-01-02", ["partner"] = "state" });
    }

    private async Task<string> Sign(string unit, DateOnly date, params object[] milestones) => (await api.Post($"fund/lines/{Line}/agreements", new
    {
        commandId = $"{run}-{++commands}", unit, title = "Workshop", date = Iso(date), totalCost = 200_000, fundShare = 100_000, ownContribution = 100_000,
        tranches = new[] { 60_000, 40_000 }, milestones, author = "clerk", approver = "head", document = "convention",
    })).Ok()["id"].GetString()!;

    private Task Do(
        string agreement, string path, decimal? amount, DateOnly date, string author = "clerk", int? tranche = null, int? milestone = null,
        DateOnly? due = null, int? reverses = null) =>
        Post($"agreements/{agreement}/{path}", new()
        {
            ["amount"] = amount, ["date"] = Iso(date), ["author"] = author, ["tranche"] = tranche, ["milestone"] = milestone, ["due"] = due is { } day ? Iso(day) : null,
            ["reverses"] = reverses,
        });

    private async Task Post(string path, Dictionary<string, object?> body)
    {
        body["commandId"] = $"{run}-{++commands}";
        body.TryAdd("author", "clerk");
        (body["approver"], body["document"]) = ("head", "doc");
        (await api.Post($"fund/{path}", body.Where(b => b.Value is not null).ToDictionary(b => b.Key, b => b.Value))).Ok();
    }

    private async Task<int> Number(string agreement, string kind) => (await api.Get($"fund/agreements/{agreement}")).Ok()["operations"].EnumerateArray()
        .Single(o => o.GetProperty("kind").GetString() == kind).GetProperty("number").GetInt32();

    private Task<JsonElement[]> Open(string unit, string rule) => Items($"alerts?unit={unit}&rule={rule}");

    private async Task<JsonElement[]> Items(string path) => [.. (await api.Get(path)).Ok()["items"].EnumerateArray()];

    private static JsonElement Only(JsonElement[] alerts) => Assert.Single(alerts);

    private static DateOnly Ago(int days) => Today.AddDays(-days);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
