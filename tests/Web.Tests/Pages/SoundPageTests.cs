using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EconomieSociale.Pages;

/// <summary>What holds for every page in every language and width.</summary>
public sealed class SoundPageTests(PagesFixture fixture)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    /// <summary>How many numbers lie on two lines: 1.066.793 and ,25 are read as two.</summary>
    private const string BrokenNumbers = """
        [...document.querySelectorAll("td.number")].filter(cell => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1;
        }).length
        """;

    public static IEnumerable<TheoryDataRow<string, string, int>> Pages =>
        from path in new[]
        {
            "/", "/?vintage=1997", "/?period=2020Q1", "/territoires/MA", $"/territoires/{Seed.Province}", $"/territoires/{Seed.Commune}",
            "/cooperatives", "/alertes", "/cooperatives?q=zzz", $"/cooperatives/{Seed.Told}", "/imports", "/fonds", "/fonds/access_to_finance",
            "/fonds/journal", "/fonds/resultats", "/fonds/controle",
        }
        from culture in new[] { "fr-MA", "ar-MA" }
        from width in new[] { 1280, 390 }
        select new TheoryDataRow<string, string, int>(path, culture, width);

    [Theory, MemberData(nameof(Pages))]
    public async Task Opens_clean_and_fits(string path, string culture, int width)
    {
        await using var window = await fixture.Open(culture, width);
        await Check(window, path, culture, axe: culture == "fr-MA" == (width > 1000));
    }

    /// <summary>A report and an indicator, both opened at once: the longest page of a unit.</summary>
    [Theory]
    [InlineData("fr-MA", 1280)]
    [InlineData("ar-MA", 390)]
    public async Task A_report_and_an_indicator_open_clean_and_fit(string culture, int width)
    {
        await using var window = await fixture.Open(culture, width);
        await Check(window, $"/cooperatives/{Seed.Told}?report=Q/{fixture.Seed.Period}&indicator=M2", culture);
    }

    [Theory]
    [InlineData("/indicateurs", "fr-MA", 1280)]
    [InlineData("/indicateurs", "ar-MA", 390)]
    [InlineData("/territoires/MA/indicateurs/M2", "fr-MA", 390)]
    [InlineData("/territoires/MA/indicateurs/M2", "ar-MA", 1280)]
    public async Task The_pages_of_indicators_open_clean_and_fit(string path, string culture, int width)
    {
        await using var window = await fixture.Open(culture, width);
        await Check(window, path, culture);
    }

    [Theory]
    [InlineData("fr-MA", 1280)]
    [InlineData("ar-MA", 390)]
    [InlineData("en-GB", 390)]
    public async Task The_proof_of_the_totals_opens_clean_and_fits(string culture, int width)
    {
        await using var window = await fixture.Open(culture, width);
        await Check(window, "/verification", culture);
    }

    [Theory]
    [InlineData("/", "en-GB")]
    [InlineData("/verification", "fr-MA")]
    [InlineData($"/cooperatives/{Seed.Told}", "fr-MA")]
    [InlineData("/indicateurs", "ar-MA")]
    public async Task Is_readable_in_the_dark(string path, string culture)
    {
        await using var window = await fixture.Open(culture, scheme: ColorScheme.Dark);
        await Check(window, path, culture);
    }

    /// <param name="axe">The accessibility rules are slow: two of the four combinations see every rule.</param>
    internal static async Task Check(Window window, string path, string culture, bool axe = true)
    {
        var response = await window.Page.GotoAsync(path);
        Assert.Equal(200, response!.Status);
        await Look(window, culture, axe);
        Assert.Empty(window.Complaints);
    }

    /// <summary>The same for a page that is open already.</summary>
    internal static async Task Look(Window window, string culture, bool axe = true)
    {
        var language = culture[..2];
        Assert.Equal(language, await window.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(language == "ar" ? "rtl" : "ltr", await window.Page.Locator("html").GetAttributeAsync("dir"));
        Assert.NotEmpty(await window.Page.TitleAsync());
        Assert.Equal(1, await window.Page.Locator("h1").CountAsync());

        Assert.Equal(0, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Equal(0, await window.Page.EvaluateAsync<int>(BrokenNumbers));

        if (!axe)
        {
            return;
        }

        var found = await window.Page.RunAxe(Rules);
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
    }
}
