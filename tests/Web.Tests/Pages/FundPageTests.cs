using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace EconomieSociale.Pages;

/// <summary>From the fund over a line to an agreement with its operations.</summary>
public sealed class FundPageTests(PagesFixture fixture)
{
    private const string Line = "management";

    [Fact]
    public async Task Fund_leads_to_the_line_the_agreement_and_its_life()
    {
        using var client = fixture.App.Client();
        await Post(
            client, "fund/openings", new { commandId = "p1", amount = 1_000_000, date = "2026-01-02", year = 2026, author = "clerk", approver = "head", document = "loi 1" });
        var agreement = await Post(client, $"fund/lines/{Line}/agreements", new
        {
            commandId = "p2", unit = Seed.Told, title = "Atelier de tissage", date = "2026-01-10", totalCost = 500_000.5m, fundShare = 200_000, ownContribution = 300_000.5m,
            author = "clerk", approver = "head", document = "convention 7",
        });
        var id = agreement.GetProperty("id").GetString()!;
        await Post(
            client, $"fund/agreements/{id}/commitments", new { commandId = "p3", amount = 200_000, date = "2026-02-01", author = "clerk", approver = "head", document = "EN-12" });

        await using var window = await fixture.Open();
        await window.Page.GotoAsync("/fonds");
        var committed = window.Page.Locator("#flow ~ .box tbody tr", new() { HasText = "Engagé" }).First;
        await Assertions.Expect(committed).ToContainTextAsync("20,00");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Gestion administrative et financière" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Atelier de tissage" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("section:has(#life) tbody tr")).ToContainTextAsync("EN-12");
        await Assertions.Expect(window.Page.Locator("section:has(#life) tbody tr")).ToContainTextAsync("clerk, approuvé par head");

        foreach (var (culture, width) in new[] { ("fr-MA", 390), ("ar-MA", 1280), ("ar-MA", 390), ("en-GB", 390) })
        {
            await using var other = await fixture.Open(culture, width);
            await SoundPageTests.Check(other, $"/fonds/conventions/{id}", culture);
            await SoundPageTests.Check(other, $"/fonds/{Line}", culture);
            await SoundPageTests.Check(other, "/fonds", culture);
        }
    }

    [Theory]
    [InlineData("/fonds/nowhere", 404)]
    [InlineData("/fonds/conventions/management~99", 404)]
    [InlineData("/fonds/conventions/x", 404)]
    [InlineData("/fonds?asOf=hier", 400)]
    public async Task What_is_not_there_is_said(string path, int status)
    {
        using var client = fixture.App.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static async Task<JsonElement> Post(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
