using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace EconomieSociale.Pages;

/// <summary>From the list of alerts to the unit, and what can be done there.</summary>
public sealed class AlertPageTests(PagesFixture fixture)
{
    [Fact]
    public async Task List_LeadsToTheUnitWhereAnAlertIsAcknowledged()
    {
        await using var window = await fixture.Open();
        await window.Page.GotoAsync("/alertes");
        var first = window.Page.Locator("tbody tr").First;
        await Assertions.Expect(first.Locator("[data-label='Suivi']")).ToHaveTextAsync("À traiter");
        await first.Locator("a").ClickAsync();
        var acknowledge = window.Page.GetByRole(AriaRole.Button, new() { Name = "Prendre en charge" });
        var before = await acknowledge.CountAsync();
        Assert.True(before > 0);

        await acknowledge.First.ClickAsync();

        await Assertions.Expect(acknowledge).ToHaveCountAsync(before - 1);
        await Assertions.Expect(window.Page.Locator("section:has(#alerts)")).ToContainTextAsync("Prise en charge");
    }

    [Fact]
    public async Task Visit_IsRecordedAndShown()
    {
        await using var window = await fixture.Open("ar-MA", 390);
        await window.Page.GotoAsync($"/cooperatives/{Seed.Told}");
        var visits = window.Page.Locator("section:has(#visits)");
        await visits.Locator("summary").ClickAsync();
        await visits.Locator("[name=by]").FillAsync("Fatima");
        await visits.Locator("[name=notes]").FillAsync("Caisse vérifiée");
        await visits.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(visits).ToContainTextAsync("Caisse vérifiée");

        using var client = fixture.App.Client();
        var held = await client.GetFromJsonAsync<JsonElement>($"/api/v1/units/{Seed.Told}/visits", TestContext.Current.CancellationToken);
        Assert.Contains(held.EnumerateArray(), v => v.GetProperty("by").GetString() == "Fatima");
    }

    [Fact]
    public async Task Plan_is_opened_and_its_action_done()
    {
        await using var window = await fixture.Open();
        await window.Page.GotoAsync("/cooperatives/COOP-003");
        var plans = window.Page.Locator("section:has(#plan)");
        await plans.Locator("summary").ClickAsync();
        var row = plans.Locator("fieldset").First;
        await row.Locator("[name=title]").FillAsync("Tenue de caisse");
        await row.Locator("[name=target]").FillAsync("1,5");
        await row.Locator("[name=due]").FillAsync("2099-12-31");
        await row.Locator("[name=owner]").FillAsync("Fatima");
        await plans.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le plan" }).ClickAsync();
        await Assertions.Expect(plans.Locator("tbody tr")).ToContainTextAsync("Tenue de caisse");
        await plans.GetByRole(AriaRole.Button, new() { Name = "Marquer comme fait : Tenue de caisse" }).ClickAsync();
        await Assertions.Expect(plans.Locator("tbody tr")).ToContainTextAsync("Fait le");
    }

    [Fact]
    public async Task A_form_that_is_too_old_is_refused_in_words()
    {
        using var client = fixture.App.Client();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("action", "acknowledge"), KeyValuePair.Create("alert", "1")]);
        using var answer = await client.PostAsync(new Uri($"/cooperatives/{Seed.Told}/suivi", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
