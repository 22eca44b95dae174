using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>The fund over HTTP: the worked example of the domain report to the last digit, refusals that name invariant and amounts, the ledger.</summary>
public sealed class FundTests : IClassFixture<ApiProgram>, IAsyncLifetime
{
    private const string Line = "access_to_finance";
    private readonly ApiClient api;
    private int commands;

    public FundTests(ApiProgram app) => api = new(app.Http);

    private static JsonElement Example { get; } =
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(WebApp.Root, "..", "shared", "domain", "fund_example.json")));

    public async ValueTask InitializeAsync()
    {
        (await api.Register("FU1")).Ok();
        (await api.Report("FU1", "2011Q1", new { jobs_fte_total = 40 })).Ok();
        (await api.Report("FU1", "2012Q4", new { jobs_fte_total = 40 + Example.GetProperty("inputs").GetProperty("net_jobs").GetDecimal() })).Ok();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task WorkedExample_ToTheLastDigit()
    {
        var inputs = Example.GetProperty("inputs");
        await Refusals();
        foreach (var year in Example.GetProperty("tranches").EnumerateObject())
        {
            await Post("openings", year.Value.GetDecimal(), $"{year.Name}-01-15", new { year = int.Parse(year.Name, System.Globalization.CultureInfo.InvariantCulture) });
        }

        await Post("pledges", inputs.GetProperty("partner_due").GetDecimal(), "2010-02-01", new { partner = "state" });
        await Post("receipts", inputs.GetProperty("partner_received").GetDecimal(), "2010-02-01", new { partner = "state" });
        await Fill(inputs);

        var fund = (await api.Get($"fund?asOf={inputs.GetProperty("as_of").GetString()}")).Ok();
        var expected = Example.GetProperty("expected");
        var (all, total) = (fund.Body, fund["total"]);
        Assert.Equal(inputs.GetProperty("allocated").GetDecimal(), total.GetProperty("allocated").GetDecimal());
        Assert.Equal(inputs.GetProperty("opened").GetDecimal(), all.GetProperty("opened").GetDecimal());
        foreach (var (name, value) in new (string, decimal)[]
        {
            ("available", Money(total, "available")), ("open_to_commit", Money(all, "openToCommit")), ("commitment_rate_envelope", Percent(all, "commitmentRateEnvelope")),
            ("commitment_rate_opened", Percent(all, "commitmentRateOpened")), ("payment_order_rate", Percent(total, "paymentOrderRate")),
            ("disbursement_rate", Percent(total, "disbursementRate")), ("unpaid_commitments", Money(total, "unpaidCommitments")),
            ("ordered_not_paid", Money(total, "orderedNotPaid")), ("justification_rate", Percent(total, "justificationRate")),
            ("overdue_unjustified", Money(total, "overdueUnjustified")), ("cofinancing_received_rate", Percent(all, "cofinancingReceivedRate")),
            ("cash_position", Money(all, "cashPosition")),
        })
        {
            Assert.Equal((name, expected.GetProperty(name).GetDecimal()), (name, value));
        }

        await Results(inputs.GetProperty("as_of").GetString()!, inputs.GetProperty("net_jobs").GetDecimal(), expected.GetProperty("cost_per_job").GetDecimal());
        Assert.All(all.GetProperty("invariants").EnumerateArray(), i => Assert.True(i.GetProperty("holds").GetBoolean(), i.ToString()));
        Assert.Equal("52400000.00", total.GetProperty("committed").GetRawText());
        var ledger = (await api.Get($"fund/ledger?line={Line}&to=2012-12-31")).Ok().Body;
        Assert.Equal(
            inputs.GetProperty("ordered").GetDecimal(),
            ledger.EnumerateArray().Where(o => o.GetProperty("kind").GetString() == "order").Sum(o => o.GetProperty("amount").GetDecimal()));
    }

    /// <summary>Cost per job from the reports of the unit, by line, by sector and as an indicator with its colour.</summary>
    private async Task Results(string asOf, decimal jobs, decimal cost)
    {
        var results2012 = (await api.Get($"fund/results?asOf={asOf}")).Ok()["total"];
        foreach (var by in new[] { "line", "sector", "province" })
        {
            var results = (await api.Get($"fund/results?asOf={asOf}&by={by}")).Ok();
            foreach (var group in new[] { results["total"], Assert.Single(results["rows"].EnumerateArray()) })
            {
                var net = group.GetProperty("results")[0];
                Assert.Equal((1, jobs, cost), (net.GetProperty("measured").GetInt32(), net.GetProperty("net").GetDecimal(), net.GetProperty("costPer").GetDecimal()));
                Assert.Equal(1, group.GetProperty("units").GetInt32());
            }
        }

        var indicators = (await api.Get($"fund/indicators?asOf={asOf}")).Ok().Body.EnumerateArray()
            .ToDictionary(i => i.GetProperty("code").GetString()!, i => (Value: Math.Round(i.GetProperty("value").GetDecimal(), 2), Colour: i.GetProperty("colour").GetString()));
        Assert.Equal(
            new Dictionary<string, (decimal, string?)>
            {
                ["FU1"] = (49.67m, "red"), ["FU2"] = (83.97m, "green"), ["FU3"] = (78.63m, "green"), ["FU4"] = (84.00m, "amber"),
                ["FU5"] = (78.28m, "amber"), // 117 agreements after 41 days, 21 after 286
                ["FU6"] = (cost, "amber"), ["FU7"] = (85.00m, "amber"), ["L1"] = (0m, null),
            },
            indicators);
        var years = (await api.Get($"fund/years?asOf={asOf}")).Ok().Body.EnumerateArray().ToArray();
        Assert.Equal([15_825_000m, 26_375_000m, 26_375_000m], years.Select(y => y.GetProperty("openedInYear").GetDecimal()));
        Assert.Equal(52_400_000m, years.Sum(y => y.GetProperty("inYear").GetProperty("committed").GetDecimal()));
        var partner = Assert.Single((await api.Get($"fund/partners?asOf={asOf}")).Ok().Body.EnumerateArray());
        Assert.Equal(85m, partner.GetProperty("receivedRate").GetProperty("percent").GetDecimal());
        Assert.Empty((await api.Get($"fund/targets?asOf={asOf}")).Ok().Body.EnumerateArray());
        var targets = (await api.Get("fund/targets?asOf=2026-06-30")).Ok().Body.EnumerateArray().Where(t => t.GetProperty("indicator").GetString() == "agreements").ToArray();
        var signed = results2012.GetProperty("figures").GetProperty("agreements").GetInt32();
        Assert.Equal(
            [("cumulative", signed, Math.Round(signed / 4.5m, 2)), ("in_year", 0, 0m), ("in_year", 0, 0m)],
            targets.Select(t => (t.GetProperty("method").GetString()!, t.GetProperty("actual").GetInt32(), t.GetProperty("attainment").GetDecimal())));
        foreach (var beyond in new[] { "0001-01-01", "9999-12-31" })
        {
            (await api.Get($"fund/results?asOf={beyond}")).Refused(400, "not_a_date", "asOf");
            (await api.Get($"fund?asOf={beyond}")).Refused(400, "not_a_date", "asOf");
        }

        (await api.Get("fund/results?asOf=1950-01-01&by=sector")).Ok();
        (await api.Get("fund/results?by=planet")).Refused(400, "unknown_grouping", "by");
    }

    /// <summary>While nothing is open and no money has come.</summary>
    private async Task Refusals()
    {
        var id = await Sign(100_000);
        (await Do(id, "commitments", 100_000, "2012-02-01")).Refused(422, "fund_i3", "amount");
        var refused = await Do(id, "commitments", 100_001, "2012-02-01");
        refused.Refused(422, "fund_i4_committed");
        Assert.Contains("100001.00", refused.Errors.First().GetProperty("message").GetString()!, StringComparison.Ordinal);
        (await Do(id, "orders", 1, "2012-02-01")).Refused(422, "fund_i4_ordered");
        (await Do(id, "commitments", 1.234m, "2012-02-01")).Refused(422, "bad_amount", "amount");
        (await Do(id, "commitments", 1, "2009-02-01")).Refused(422, "fund_i8_before");
        (await Do(id, "commitments", 1, "2012-02-01", approver: "clerk")).Refused(422, "fund_i10_one_person", "approver");
        (await Do("access_to_finance~9999", "commitments", 1, "2012-02-01")).Refused(404, "unknown_agreement");
        (await Do("nowhere~1", "commitments", 1, "2012-02-01")).Refused(404, "unknown_agreement");
        (await api.Get("fund/lines/nowhere")).Refused(404, "unknown_funding_line");
        (await api.Get("fund?asOf=yesterday")).Refused(400, "not_a_date", "asOf");
        (await api.Get("fund/ledger?line=nowhere")).Refused(400, "unknown_funding_line", "line");
        (await api.Post("fund/openings", new { commandId = "x", amount = 200_000_000, date = "2012-01-01", year = 2012, author = "clerk", approver = "head", document = "d" }))
            .Refused(422, "fund_i1");
        (await api.Post($"fund/lines/{Line}/agreements", Agreement(400_000))).Refused(422, "fund_i5_ceiling");
        (await api.Post($"fund/lines/{Line}/agreements", Agreement(100_000) with { unit = "NOBODY" })).Refused(422, "unknown_unit", "unit");
        Assert.Equal(0, (await api.Get($"fund/agreements/{id}")).Ok()["operations"].GetArrayLength());
    }

    /// <summary>Agreements of at most 300,000 that add up to the example.</summary>
    private async Task Fill(JsonElement inputs)
    {
        var left = new[] { "committed", "ordered", "disbursed", "due_for_justification", "justified" }.ToDictionary(n => n, n => inputs.GetProperty(n).GetDecimal());
        decimal Next(string name, decimal most)
        {
            var amount = Math.Min(left[name], most);
            left[name] -= amount;
            return amount;
        }

        while (left["committed"] > 0)
        {
            var committed = Next("committed", 300_000);
            var id = await Sign(committed);
            (await Do(id, "commitments", committed, "2012-01-20")).Ok();
            var ordered = Next("ordered", committed);
            var paid = Next("disbursed", ordered);
            var due = Next("due_for_justification", paid);
            var justified = Next("justified", due);
            foreach (var (path, amount, date, author) in new[]
            {
                ("orders", ordered, "2012-02-01", "clerk"), ("disbursements", due, "2012-03-01", "payer"), ("disbursements", paid - due, "2012-11-01", "payer"),
                ("justifications", justified, "2012-06-01", "clerk"),
            })
            {
                if (amount > 0)
                {
                    (await Do(id, path, amount, date, author)).Ok();
                }
            }
        }
    }

    private async Task<string> Sign(decimal share) => (await api.Post($"fund/lines/{Line}/agreements", Agreement(share))).Ok()["id"].GetString()!;

    private AgreementInput Agreement(decimal share) =>
        new($"a{++commands}", "FU1", "Workshop", "2011-06-01", 2 * share, share, share, "clerk", "head", "convention");

    private Task<ApiAnswer> Do(string agreement, string path, decimal amount, string date, string author = "clerk", string approver = "head") => api.Post(
        $"fund/agreements/{agreement}/{path}", new { commandId = $"o{++commands}", amount, date, author,
        approver, document = "doc", tranche = path is "orders" or "disbursements" ? 1 : (int?)null });

    private async Task Post(string path, decimal amount, string date, object more)
    {
        var body = new Dictionary<string, object?>
        {
            ["commandId"] = $"f{++commands}", ["amount"] = amount, ["date"] = date, ["author"] = "clerk", ["approver"] = "head", ["document"] = "doc",
        };
        foreach (var member in more.GetType().GetProperties())
        {
            body[member.Name] = member.GetValue(more);
        }

        (await api.Post($"fund/{path}", body)).Ok();
    }

    private static decimal Money(JsonElement body, string name) => body.GetProperty(name).GetDecimal();

    private static decimal Percent(JsonElement body, string name) => body.GetProperty(name).GetProperty("percent").GetDecimal();

    private sealed record AgreementInput(
        string commandId, string unit, string title, string date, decimal totalCost, decimal fundShare, decimal ownContribution, string author, string approver, string document);
}
