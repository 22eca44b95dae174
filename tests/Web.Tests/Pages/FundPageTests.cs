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
            await SoundPageTests.Check(other, "/fonds/journal", culture);
            await SoundPageTests.Check(other, "/fonds/resultats?by=province", culture);
            await SoundPageTests.Check(other, "/fonds/controle", culture);
        }
    }

    /// <summary>A form that was refused is open, with the reasons at its fields: the longest state of these pages.</summary>
    [Theory]
    [InlineData("fr-MA", 1280)]
    [InlineData("ar-MA", 390)]
    public async Task Forms_are_clean_and_fit_when_they_are_open_and_when_they_were_refused(string culture, int width)
    {
        using var client = fixture.App.Client();
        var agreement = await Post(client, "fund/lines/product_quality/agreements", new
        {
            commandId = $"form-{culture}", unit = Seed.Told, title = "Moulin", date = "2026-01-10", totalCost = 400_000, fundShare = 200_000, ownContribution = 200_000,
            author = "clerk", approver = "head", document = "convention 8",
        });
        await using var window = await fixture.Open(culture, width);
        foreach (var (path, kind) in new[]
        {
            ($"/fonds/conventions/{agreement.GetProperty("id").GetString()}", "order"), ("/fonds", "reprogramming"), ("/fonds/product_quality", ""),
        })
        {
            await window.Page.GotoAsync(path);
            var form = window.Page.Locator("details[name=enter]").Filter(new() { Has = window.Page.Locator(kind == "" ? "[name=unit]" : $"[value={kind}]") });
            await form.Locator("summary").ClickAsync();
            await SoundPageTests.Look(window, culture);

            // Also what a browser would not let pass.
            await window.Page.EvaluateAsync("document.querySelectorAll('form').forEach(f => f.noValidate = true)");
            await form.Locator("[name=author]").FillAsync("Khadija");
            await form.Locator("[name=approver]").FillAsync("Khadija");
            var amount = window.Page.Locator(kind == "" ? "details[open] [name=totalCost]" : "details[open] [name=amount]");
            await amount.FillAsync("200.000");
            await form.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(window.Page.Locator(".faults")).ToBeFocusedAsync();
            await Assertions.Expect(amount).ToHaveValueAsync("200.000");
            await Assertions.Expect(amount).ToHaveAttributeAsync("aria-invalid", "true");
            await SoundPageTests.Look(window, culture);
            if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
            {
                await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"fund-{kind}-{culture[..2]}.png"), FullPage = true });
            }
        }
    }

    [Theory]
    [InlineData("/fonds/nowhere", 404)]
    [InlineData("/fonds/conventions/management~99", 404)]
    [InlineData("/fonds/conventions/x", 404)]
    [InlineData("/fonds?asOf=hier", 400)]
    [InlineData("/fonds/resultats?by=planet", 400)]
    [InlineData("/fonds/controle?period=hier", 400)]
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
