using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EconomieSociale.Pages;

/// <summary>The page that proves the totals.</summary>
public sealed class VerificationPageTests(PagesFixture fixture)
{
    [Fact]
    public async Task The_totals_of_a_territory_lead_to_their_proof()
    {
        using var client = fixture.App.Client();
        var home = await client.GetStringAsync($"/territoires/{Seed.Province}", TestContext.Current.CancellationToken);
        Assert.Contains("href=\"/verification\"", home, StringComparison.Ordinal);
        var proof = Assert.Single(Regex.Matches(home, @"href=""(/verification\?[^""]+)""").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)));

        var known = await client.GetFromJsonAsync<JsonElement>($"/api/v1/aggregates/reconciliation?territory={Seed.Province}", TestContext.Current.CancellationToken);
        var page = await PageText.Get(client, proof);
        Assert.Contains("Aucune différence.", page, StringComparison.Ordinal);
        var found = $"Unités comparées {known.GetProperty("comparedUnits")} Rapports comparés {known.GetProperty("comparedPeriods")} Différences 0";
        Assert.Contains(found, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-MA", "Comparer maintenant", true)]
    [InlineData("ar-MA", "إجراء المطابقة الآن", false)]
    public async Task The_button_compares_now_and_leads_back(string culture, string button, bool script)
    {
        await using var window = await fixture.Open(culture, script: script);
        await window.Page.GotoAsync($"/verification?territory={Seed.Province}");
        var before = await CheckedAt();

        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = button }).ClickAsync();

        Assert.EndsWith($"/verification?territory={Seed.Province}&vintage=2015", window.Page.Url, StringComparison.Ordinal);
        Assert.True(await CheckedAt() > before);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_compares_nothing()
    {
        using var client = fixture.App.Client();
        var before = await CheckedAt();
        using var response = await client.PostAsync("/verification", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = PageText.Of(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("appuyez à nouveau sur le bouton", page, StringComparison.Ordinal);
        Assert.Equal(before, await CheckedAt());
    }

    [Fact]
    public async Task A_mistake_in_the_address_is_said_in_words()
    {
        using var client = fixture.App.Client();
        using var response = await client.GetAsync("/verification?territory=atlantis", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("atlantis", PageText.Of(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    private async Task<DateTimeOffset> CheckedAt()
    {
        using var client = fixture.App.Client();
        return (await client.GetFromJsonAsync<JsonElement>($"/api/v1/aggregates/reconciliation?territory={Seed.Province}")).GetProperty("checkedAt").GetDateTimeOffset();
    }
}
