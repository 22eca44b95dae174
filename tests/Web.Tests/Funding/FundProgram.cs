using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using EconomieSociale.Pages;
using EconomieSociale.Tests.Api;

namespace EconomieSociale.Funding;

[CollectionDefinition(Name)]
public sealed class FundCollection : ICollectionFixture<FundProgram>
{
    public const string Name = "Fund";
}

/// <summary>A program of its own whose fund has a small story: credits, money of two partners, and a line with more operations than a page of the ledger shows.</summary>
public sealed partial class FundProgram : IAsyncLifetime
{
    public const string Unit = "FU1";

    /// <summary>The line of the story. No test enters anything there.</summary>
    public const string Told = "product_quality";

    public const int Commitments = 101;

    /// <summary>Commitments, an order and a reversal.</summary>
    public const int ToldOperations = Commitments + 2;

    /// <summary>A text that a spreadsheet would take for a formula.</summary>
    public const string Formula = "=1+1";

    private int commands;

    public WebApp App { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public ApiClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await WebApp.Start();
        Http = App.Client();
        Api = new(Http);
        (await Api.Register(Unit)).Ok();
        await Enter("openings", new { amount = 10_000_000, year = 2026 });
        await Enter("pledges", new { amount = 8_000_000, partner = "Région, budget 2026" });
        await Enter("receipts", new { amount = 5_000_000.5m, partner = "Région, budget 2026" }, "2026-01-20");
        await Enter("pledges", new { amount = 1_000_000, partner = "État" });

        var id = await Sign(Told);
        for (var i = 0; i < Commitments; i++)
        {
            await Enter($"agreements/{id}/commitments", new { amount = 1_000 }, "2026-02-01");
        }

        await Enter($"agreements/{id}/orders", new { amount = 500.25m, tranche = 1, document = Formula }, "2026-03-01");
        await Enter($"agreements/{id}/reversals", new { reverses = 1 }, "2026-04-01");
    }

    /// <summary>Signs an agreement of 200,000 in two tranches; gives its id.</summary>
    public async Task<string> Sign(string line) => (await Enter($"lines/{line}/agreements", new
    {
        unit = Unit, title = "Atelier", totalCost = 400_000, fundShare = 200_000, ownContribution = 200_000, tranches = new[] { 120_000, 80_000 },
    }))["id"].GetString()!;

    public async Task<ApiAnswer> Enter(string path, object more, string date = "2026-01-15")
    {
        var body = new Dictionary<string, object?>
        {
            ["commandId"] = $"program-{++commands}", ["date"] = date, ["author"] = "clerk", ["approver"] = "head", ["document"] = "pièce \"7\"; suite",
        };
        foreach (var member in more.GetType().GetProperties())
        {
            body[member.Name] = member.GetValue(more);
        }

        return (await Api.Post($"fund/{path}", body)).Ok();
    }

    public async Task<JsonElement[]> Ledger(string query = "") =>
        [.. (await Http.GetFromJsonAsync<JsonElement>($"/api/v1/fund/ledger{query}", TestContext.Current.CancellationToken)).EnumerateArray()];

    /// <summary>A form of a page as a browser would send it: with its token and its command, and what somebody fills in.</summary>
    /// <param name="kind">The operation of the form; empty for the form of an agreement.</param>
    public async Task<List<KeyValuePair<string, string>>> Form(string page, string kind, params IEnumerable<(string Field, string Text)> typed)
    {
        var html = await Http.GetStringAsync(page, TestContext.Current.CancellationToken);
        var form = html.Split("<form").Single(f => f.Contains("method=\"post\"", StringComparison.Ordinal)
            && f.Contains(kind == "" ? "name=\"totalCost\"" : $"name=\"kind\" value=\"{kind}\"", StringComparison.Ordinal));
        return
        [
            .. HiddenIn(form),
            .. typed.Select(t => KeyValuePair.Create(t.Field, t.Text)),
        ];
    }

    /// <summary>The hidden fields of a form: its token, its command, what it is about.</summary>
    public static IEnumerable<KeyValuePair<string, string>> HiddenIn(string form) => Hidden().Matches(form).Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value));

    public async Task<(int Status, string? Location, string Page)> Send(string page, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await Http.PostAsync(new Uri(page, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
