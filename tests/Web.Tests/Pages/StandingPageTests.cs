using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace EconomieSociale.Pages;

/// <summary>The page of a unit says how it is doing, why, and on which reported values that rests. What it says is compared with the API.</summary>
public sealed class StandingPageTests(PagesFixture fixture)
{
    private static readonly CultureInfo French = new("fr-MA");

    [Fact]
    public async Task State_score_and_reasons_are_in_words()
    {
        using var client = fixture.App.Client();
        var assessment = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/units/{Seed.Told}", TestContext.Current.CancellationToken)).GetProperty("assessment");
        var page = await client.GetStringAsync($"/cooperatives/{Seed.Told}", TestContext.Current.CancellationToken);
        var standing = PageText.Of(PageText.Section(page, "standing"));
        Assert.Contains($"{Round(assessment.GetProperty("composite"))} points sur 100", standing, StringComparison.Ordinal);
        Assert.Contains(assessment.GetProperty("state").GetString() == "ok" ? "Va bien" : "En difficulté", standing, StringComparison.Ordinal);
        Assert.Contains("Pourquoi", standing, StringComparison.Ordinal);
        Assert.NotEmpty(assessment.GetProperty("reasons").EnumerateArray());
        Assert.All(
            assessment.GetProperty("reasons").EnumerateArray(),
            r => Assert.Contains(PageText.Of(r.GetProperty("message").GetString()!), standing, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dimensions_sum_to_the_composite()
    {
        using var client = fixture.App.Client();
        var assessment = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/units/{Seed.Told}", TestContext.Current.CancellationToken)).GetProperty("assessment");
        var parts = assessment.GetProperty("dimensionDetails").EnumerateArray().ToArray();
        var page = await client.GetStringAsync($"/cooperatives/{Seed.Told}", TestContext.Current.CancellationToken);
        var bars = PageText.Of(PageText.Section(page, "dimensions"));
        Assert.All(
            parts.Where(p => p.GetProperty("score").ValueKind == JsonValueKind.Number),
            p => Assert.Contains(Round(p.GetProperty("points")), bars, StringComparison.Ordinal));
        Assert.EndsWith($"Note {Round(assessment.GetProperty("composite"))}", bars.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_indicator_leads_to_the_reported_value_its_revision_and_author()
    {
        await using var window = await fixture.Open();
        await window.Page.GotoAsync($"/cooperatives/{Seed.Told}");
        await window.Page.Locator("section:has(#indicators) a[href*='indicator=M4']").ClickAsync();
        var cash = window.Page.Locator("#indicator tbody tr").Filter(new() { HasText = "11.250,75" });
        await Assertions.Expect(cash).ToHaveCountAsync(1);
        await Assertions.Expect(cash).ToContainTextAsync("version 3");
        await Assertions.Expect(cash.Locator("[data-label='Auteur']")).Not.ToBeEmptyAsync();
        await cash.Locator("a").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#report")).ToContainTextAsync("Signe corrigé, deux membres de plus");
    }

    [Fact]
    public async Task Peers_are_shown_by_median_and_quartiles_only_where_they_are_enough()
    {
        using var client = fixture.App.Client();
        var peers = await client.GetFromJsonAsync<JsonElement>("/api/v1/units/COOP-003/peers", TestContext.Current.CancellationToken);
        var records = peers.GetProperty("items").EnumerateArray().First(i => i.GetProperty("code").GetString() == "M8");
        Assert.True(records.GetProperty("peers").GetInt32() >= 5);
        var page = PageText.Of(PageText.Section(await client.GetStringAsync("/cooperatives/COOP-003", TestContext.Current.CancellationToken), "indicators"));
        var (lower, median, upper) = (Round(records.GetProperty("lowerQuartile")), Round(records.GetProperty("median")), Round(records.GetProperty("upperQuartile")));
        Assert.Contains($"{median} % {lower} % à {upper} %", page, StringComparison.Ordinal);

        // Hardly anybody in the seed answers the annual form.
        Assert.Contains("moins de 5 pairs", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_quarter_of_the_chart_leads_to_how_the_unit_stood_then()
    {
        using var client = fixture.App.Client();
        var page = await client.GetStringAsync($"/cooperatives/{Seed.Told}", TestContext.Current.CancellationToken);
        var unit = await client.GetFromJsonAsync<JsonElement>($"/api/v1/units/{Seed.Told}", TestContext.Current.CancellationToken);
        var periods = unit.GetProperty("assessment").GetProperty("history").EnumerateArray().Select(p => p.GetProperty("period").GetString()!).ToArray();
        Assert.All(periods, p => Assert.Contains($"/cooperatives/{Seed.Told}?period={p}#standing", page, StringComparison.Ordinal));

        var first = periods[0];
        var past = await client.GetStringAsync($"/cooperatives/{Seed.Told}?period={first}", TestContext.Current.CancellationToken);
        var then = PageText.Of(PageText.Section(past, "standing"));
        Assert.Contains($"D'après les rapports de la période : T{first[5]} {first[..4]}", then, StringComparison.Ordinal);
        Assert.Contains("Revenir à aujourd'hui", then, StringComparison.Ordinal);
    }

    private static string Round(JsonElement number) => Math.Round(number.GetDecimal(), 1, MidpointRounding.AwayFromZero).ToString("N1", French);
}
