using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EconomieSociale.Pages;

/// <summary>From the colours of a territory to its units; what is measured; and what a proposed catalogue would change.</summary>
public sealed partial class IndicatorPageTests(PagesFixture fixture)
{
    private static readonly string Indicators = Path.Combine(WebApp.Root, "packs", "laayoune-sakia-el-hamra", "indicators.csv");

    [Theory]
    [InlineData("status", "red", "Rouge")]
    [InlineData("status", "amber", "Orange")]
    [InlineData("state", "struggling", "En difficulté")]
    public async Task The_list_shows_those_of_a_colour_or_state_and_counts_them(string filter, string value, string word)
    {
        using var client = fixture.App.Client();
        var total = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/units?{filter}={value}", TestContext.Current.CancellationToken)).GetProperty("total").GetInt32();
        var page = await client.GetStringAsync($"/cooperatives?{filter}={value}&sort=-composite", TestContext.Current.CancellationToken);
        Assert.Contains($"Unités trouvées : {total}", PageText.Of(page), StringComparison.Ordinal);
        var rows = Rows(page);
        Assert.Equal(Math.Min(50, total), rows.Length);
        Assert.All(rows, r => Assert.Contains(word, PageText.Of(r), StringComparison.Ordinal));

        // The filter goes along into the links that sort.
        Assert.Contains($"{filter}={value}&amp;sort=composite", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_territory_counts_its_units_by_state_and_colour()
    {
        using var client = fixture.App.Client();
        var total = (await client.GetFromJsonAsync<JsonElement>("/api/v1/aggregates?territory=MA", TestContext.Current.CancellationToken)).GetProperty("total");
        var page = await client.GetStringAsync("/territoires/MA", TestContext.Current.CancellationToken);
        var states = PageText.Of(PageText.Section(page, "states"));
        Assert.Contains($"En difficulté : {total.GetProperty("states").GetProperty("struggling")} sur {total.GetProperty("units")}", states, StringComparison.Ordinal);
        Assert.Contains($"Rouge {total.GetProperty("statuses").GetProperty("red")} ", states, StringComparison.Ordinal);
        Assert.Contains("/cooperatives?territory=MA&amp;vintage=2015&amp;status=red", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "asc")]
    [InlineData("?order=best", "desc")]
    public async Task An_indicator_leads_to_its_worst_or_best_units(string query, string order)
    {
        using var client = fixture.App.Client();
        Assert.Contains("/territoires/MA/indicateurs/M4?", await client.GetStringAsync("/territoires/MA", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var ranked = await client.GetFromJsonAsync<JsonElement>($"/api/v1/aggregates/units?indicator=M4&order={order}", TestContext.Current.CancellationToken);
        var page = await client.GetStringAsync($"/territoires/MA/indicateurs/M4{query}", TestContext.Current.CancellationToken);
        var codes = ranked.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!);
        Assert.Equal(codes, UnitLink().Matches(page).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public async Task What_is_measured_is_said_in_words_with_its_limits_and_versions()
    {
        using var client = fixture.App.Client();
        var page = await PageText.Get(client, "/indicateurs");
        Assert.Contains("Vert à partir de 70 points sur 100, orange à partir de 50", page, StringComparison.Ordinal);
        Assert.Contains("Membres au-dessus du minimum légal : moins de 0 membre", page, StringComparison.Ordinal);
        Assert.Contains("100 × (rolling_year(proposals_accepted)) ÷ (rolling_year(proposals_submitted))", page, StringComparison.Ordinal);
        Assert.Contains("Comité de pilotage", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposed_catalogue_shows_who_would_change_and_changes_nothing()
    {
        using var client = fixture.App.Client();
        var before = await client.GetStringAsync("/api/v1/units?limit=500", TestContext.Current.CancellationToken);
        using var form = await Form(client, ("indicators.csv", Stricter()));
        using var response = await client.PostAsync("/indicateurs", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var shown = PageText.Of(PageText.Section(html, "comparison"));
        var changed = int.Parse(Changing().Match(shown).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(changed > 0, shown);
        Assert.Contains("Rien n'entre en vigueur", shown, StringComparison.Ordinal);
        Assert.Equal(changed, UnitLink().Count(PageText.Section(html, "comparison")));
        Assert.Equal(before, await client.GetStringAsync("/api/v1/units?limit=500", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("indicators.csv", "code,name_fr\nM1,Croissance\n", "Le catalogue proposé contient une erreur : indicators.csv")]
    [InlineData("notes.txt", "bonjour", "« notes.txt » n'est pas un fichier de catalogue")]
    public async Task A_bad_catalogue_is_refused_in_words(string name, string text, string words)
    {
        using var client = fixture.App.Client();
        using var form = await Form(client, (name, text));
        using var response = await client.PostAsync("/indicateurs", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(words, await PageText.Read(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_without_our_token_or_without_a_file_is_refused()
    {
        using var client = fixture.App.Client();
        using var foreign = new MultipartFormDataContent { { new StringContent(fixture.Seed.Period), "period" }, { new StringContent("x"), "file", "gates.csv" } };
        using var refused = await client.PostAsync("/indicateurs", foreign, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("formulaire encore valable", await PageText.Read(refused), StringComparison.Ordinal);

        using var empty = await Form(client);
        using var answer = await client.PostAsync("/indicateurs", empty, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Aucun fichier n'a été envoyé.", await PageText.Read(answer), StringComparison.Ordinal);
    }

    /// <summary>The catalogue of the pack, but hardly any management records are good enough.</summary>
    private static string Stricter()
    {
        var text = File.ReadAllText(Indicators);
        var changed = Records().Replace(text, "$1,98,99,99.5,100,");
        Assert.NotEqual(text, changed);
        return changed;
    }

    private async Task<MultipartFormDataContent> Form(HttpClient client, params (string Name, string Text)[] files)
    {
        var token = TokenField().Match(await client.GetStringAsync("/indicateurs", TestContext.Current.CancellationToken)).Groups[1].Value;
        var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(fixture.Seed.Period), "period" } };
        foreach (var (name, text) in files)
        {
            form.Add(new StringContent(text), "file", name);
        }

        return form;
    }

    private static string[] Rows(string page) => page.Split("<tbody>")[1].Split("</tbody>")[0].Split("</tr>")[..^1];

    [GeneratedRegex("href=\"/cooperatives/([A-Z0-9-]+)\\?")]
    private static partial Regex UnitLink();

    [GeneratedRegex(@"Unités qui changeraient : (\d+)\.")]
    private static partial Regex Changing();

    [GeneratedRegex(@"(?m)^(M8,.*,higher),30,60,80,100,")]
    private static partial Regex Records();

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
