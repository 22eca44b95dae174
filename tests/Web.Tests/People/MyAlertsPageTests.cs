using System.Net;
using EconomieSociale.Pages;
using Microsoft.Playwright;

namespace EconomieSociale.People;

/// <summary>The page of a person, which the key of the mails opens, and the page of people for administrators.</summary>
public sealed class MyAlertsPageTests(PeopleProgram program, PagesFixture pages) : IClassFixture<PeopleProgram>
{
    private static readonly HttpCredentials Administrator = new() { Username = "admin", Password = PeopleProgram.Token };

    [Theory]
    [InlineData("fr-MA", 1280)]
    [InlineData("fr-MA", 390)]
    [InlineData("ar-MA", 1280)]
    [InlineData("ar-MA", 390)]
    [InlineData("en-GB", 390)]
    public async Task Both_open_clean_and_fit(string culture, int width)
    {
        await using var window = await pages.Open(program.App.BaseAddress, Administrator, culture, width);
        await SoundPageTests.Check(window, await program.Page(PeopleProgram.Told), culture);
        await SoundPageTests.Check(window, "/personnes", culture);
    }

    [Fact]
    public async Task Preferences_are_changed_and_news_marked_as_read()
    {
        await program.Register("agent-3", "ASSO-1");
        await program.Put("units/P1/reports/Q/2025Q1", new { commandId = "p3", values = new { sales_revenue = 990 }, submit = true });
        await Until.True(async () => (await program.Mailbox("agent-3")).GetProperty("inbox").GetArrayLength() > 0, "the agent is told that the alert is over");
        var address = await program.Page("agent-3");
        await using var window = await pages.Open(program.App.BaseAddress, Administrator, "ar-MA", 390);
        await window.Page.GotoAsync(address);
        await window.Page.Locator("#digestHour").SelectOptionAsync("17");
        await window.Page.Locator("#floor").SelectOptionAsync("warning");
        await window.Page.Locator("[name=mail]").UncheckAsync();
        await window.Page.Locator("section:has(#preferences) button").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#digestHour")).ToHaveValueAsync("17");
        await Assertions.Expect(window.Page.Locator("#floor")).ToHaveValueAsync("warning");
        await Assertions.Expect(window.Page.Locator("[name=mail]")).Not.ToBeCheckedAsync();

        var read = window.Page.Locator("section:has(#inbox) button");
        await read.ClickAsync();
        await Assertions.Expect(read).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing_and_changes_nothing()
    {
        using var client = program.App.Client();
        var page = await program.Page(PeopleProgram.Told);
        var wrong = page[..^1] + (page[^1] == '0' ? '1' : '0');
        foreach (var path in new[] { wrong, $"/mes-alertes/{PeopleProgram.Told}", "/mes-alertes/nobody?key=" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("Yassine", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(page.Split("key=")[1], program.App.Log, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("action", "read")]);
        using var forged = await client.PostAsync(new Uri(page, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var people = await client.GetAsync(new Uri("/personnes", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, people.StatusCode);
    }

    [Fact]
    public async Task Somebody_is_registered_and_given_a_second_role()
    {
        await using var window = await pages.Open(program.App.BaseAddress, Administrator);
        await window.Page.GotoAsync("/personnes");
        await Fill(window.Page, "lead-9", "associationLead", "ASSO-9", "Fatima", "fatima@example.org");
        var row = window.Page.Locator("tbody tr", new() { HasText = "Fatima" });
        await Assertions.Expect(row).ToContainTextAsync("Responsable d'association (ASSO-9)");
        await Fill(window.Page, "lead-9", "programmeOfficer", Seed.Province);
        await Assertions.Expect(row).ToContainTextAsync("Chargé de programme (");
        await Assertions.Expect(row).ToContainTextAsync("fatima@example.org");

        await Fill(window.Page, "lead-9", "programmeOfficer", "nowhere");
        await Assertions.Expect(window.Page.Locator("[role=alert], .faults").First).ToBeVisibleAsync();
    }

    private static async Task Fill(IPage page, string code, string relation, string of, string name = "", string email = "")
    {
        await page.Locator("#code").FillAsync(code);
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#relation").SelectOptionAsync(relation);
        await page.Locator("#of").FillAsync(of);
        await page.Locator("section:has(#register) button").ClickAsync();
    }
}
