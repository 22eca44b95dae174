using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EconomieSociale.Pages;

/// <summary>Ways through the pages that people take.</summary>
public sealed partial class JourneyTests(PagesFixture fixture)
{
    [Theory]
    [InlineData("fr-MA", 1280)]
    [InlineData("ar-MA", 390)]
    [InlineData("en-GB", 390)]
    public async Task From_the_region_down_to_a_report(string culture, int width)
    {
        await using var window = await fixture.Open(culture, width);
        var page = window.Page;
        await page.GotoAsync("/");
        var region = await page.Locator("h1").InnerTextAsync();

        await page.Locator($"table a[href*='/territoires/{Seed.Province}?']").ClickAsync();
        await page.Locator($"table a[href*='/territoires/{Seed.Commune}?']").ClickAsync();
        await Assertions.Expect(page.Locator(".crumbs")).ToContainTextAsync(region);
        await page.Locator($"table a[href='/cooperatives/{Seed.Told}']").ClickAsync();
        await page.Locator($"table a[href*='report=Q%2F{fixture.Seed.Period}']").ClickAsync();

        var report = page.Locator("#report");
        await Assertions.Expect(report).ToBeVisibleAsync();
        await Assertions.Expect(report.Locator(".revisions > li")).ToHaveCountAsync(3);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_report_tells_what_changed_why_and_what_is_missing()
    {
        await using var window = await fixture.Open();
        await window.Page.GotoAsync($"/cooperatives/{Seed.Told}?report=Q/{fixture.Seed.Period}");
        var report = window.Page.Locator("#report");
        await Assertions.Expect(report).ToContainTextAsync("Validé par l'association");
        await Assertions.Expect(report).ToContainTextAsync("Renvoyé pour correction");
        await Assertions.Expect(report).ToContainTextAsync("La trésorerie paraît négative : à vérifier.");
        await Assertions.Expect(report).ToContainTextAsync("Signe corrigé, deux membres de plus");
        await Assertions.Expect(report.Locator(".changes").First).ToContainTextAsync("-1.250,75 → 11.250,75 MAD");
        await Assertions.Expect(report.Locator(".changes").First).ToContainTextAsync("0,00 → manquant");
        await Assertions.Expect(report.Locator(".warnings").Filter(new() { HasText = "La trésorerie est négative" })).ToHaveCountAsync(1);
        await Assertions.Expect(report.Locator("table")).ToContainTextAsync("manquant");
    }

    [Fact]
    public async Task The_language_switch_keeps_the_page()
    {
        await using var window = await fixture.Open();
        var address = $"/territoires/{Seed.Province}?vintage=1997&period={fixture.Seed.Period}";
        await window.Page.GotoAsync(address);
        await window.Page.Locator(".languages a[lang=ar]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        Assert.EndsWith(address, window.Page.Url, StringComparison.Ordinal);

        await window.Page.Locator(".sections a").First.ClickAsync();
        await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", "ar");
    }

    [Fact]
    public async Task Arabic_pages_write_Latin_digits()
    {
        await using var window = await fixture.Open("ar-MA");
        foreach (var path in new[] { "/", $"/territoires/{Seed.Commune}", $"/cooperatives/{Seed.Told}?report=Q/{fixture.Seed.Period}" })
        {
            await window.Page.GotoAsync(path);
            Assert.DoesNotMatch(EasternDigits(), await window.Page.Locator("body").InnerTextAsync());
        }

        await Assertions.Expect(window.Page.Locator("#report")).ToContainTextAsync("11.250,75");
    }

    [Fact]
    public async Task Works_without_JavaScript()
    {
        await using var window = await fixture.Open(script: false);
        await window.Page.GotoAsync("/");
        await window.Page.Locator("select[name=period]").SelectOptionAsync($"{fixture.Seed.Period}");
        await window.Page.Locator(".filters button").ClickAsync();
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex($"period={fixture.Seed.Period}"));
        Assert.True(await window.Page.Locator("table tbody tr").CountAsync() > 20);

        await window.Page.GotoAsync("/cooperatives?sort=-name&q=oo");
        await Assertions.Expect(window.Page.Locator("th[aria-sort=descending]")).ToHaveCountAsync(1);
        await window.Page.Locator("a[rel=next]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("table tbody tr")).ToHaveCountAsync(Seed.Cooperatives - 50);
    }

    [Theory]
    [InlineData("cooperative amal", "Coopérative Amal")]
    [InlineData("تعاونيه الامل", "Coopérative Amal")]
    public async Task Names_are_found_without_accents_and_in_Arabic(string typed, string found)
    {
        await using var window = await fixture.Open();
        await window.Page.GotoAsync("/cooperatives");
        await window.Page.Locator("main input[name=q]").FillAsync(typed);
        await window.Page.Locator(".filters button").ClickAsync();
        await Assertions.Expect(window.Page.Locator("table tbody th a").First).ToContainTextAsync(found);
    }

    [GeneratedRegex("[٠-٩۰-۹]")]
    private static partial Regex EasternDigits();
}
