using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EconomieSociale.Pages;

/// <summary>Headers, missing addresses, failures: what the pages answer when there is nothing good to show.</summary>
public sealed class AnswerTests(PagesFixture fixture)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/app.css")]
    [InlineData("/api/v1/programme")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/langue?c=ar-MA&r=/imports")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var client = fixture.App.Client();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/nowhere", "Cette adresse n'existe pas")]
    [InlineData("/territoires/nowhere", "Le territoire « nowhere » est inconnu")]
    [InlineData("/territoires/MA-R97-02?vintage=2015", "inconnu dans le découpage 2015")]
    [InlineData("/cooperatives/NOBODY", "L'unité « NOBODY » n'est pas inscrite.")]
    [InlineData($"/cooperatives/{Seed.Told}?report=Q/1999Q1", "Il n'y a pas de rapport Q pour 1999Q1.")]
    [InlineData($"/cooperatives/{Seed.Told}?indicator=ZZ", "L'indicateur « ZZ » est inconnu.")]
    [InlineData("/territoires/MA/indicateurs/ZZ", "L'indicateur « ZZ » est inconnu.")]
    [InlineData("/territoires/nowhere/indicateurs/M2", "Le territoire « nowhere » est inconnu")]
    [InlineData("/indicateurs?version=99", "La version 99 du catalogue")]
    [InlineData("/imports/0123456789abcdef0123456789abcdef", "est inconnu")]
    public async Task What_does_not_exist_is_said_in_words(string path, string words)
    {
        using var client = fixture.App.Client();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await Text(response);
        Assert.Contains("<h1>Introuvable</h1>", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?period=1st", "n'est pas une période")]
    [InlineData("/?vintage=1789", "Le découpage territorial « 1789 » est inconnu.")]
    [InlineData("/cooperatives?sort=beauty", "Le tri « beauty » est inconnu.")]
    [InlineData("/cooperatives?state=happy", "L'état « happy » est inconnu.")]
    [InlineData("/cooperatives?status=blue", "L'état « blue » est inconnu.")]
    [InlineData($"/cooperatives/{Seed.Told}?period=lately", "« lately » n'est pas une période")]
    [InlineData($"/cooperatives/{Seed.Told}?period=2199Q4", "La période 2199Q4 n'a pas encore commencé.")]
    [InlineData($"/cooperatives/{Seed.Told}?period=2025", "La période 2025 ne convient pas")]
    [InlineData("/territoires/MA/indicateurs/M2?order=luck", "Le tri « luck » est inconnu.")]
    [InlineData("/cooperatives?cursor=%20", "Le curseur de page n'est pas valable")]
    public async Task A_mistake_in_the_address_is_said_in_words(string path, string words)
    {
        using var client = fixture.App.Client();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, await Text(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_keeps_its_own_form_of_errors()
    {
        using var client = fixture.App.Client();
        using var response = await client.GetAsync("/api/v1/nowhere", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/langue?c=ar-MA&r=/cooperatives%3Fq%3Damal", "/cooperatives?q=amal")]
    [InlineData("/langue?c=ar-MA&r=https://elsewhere.example/", "/")]
    [InlineData("/langue?c=ar-MA&r=//elsewhere.example/", "/")]
    [InlineData("/langue?c=xx", "/")]
    public async Task The_language_switch_leads_nowhere_else(string path, string target)
    {
        using var client = fixture.App.Client();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(target, response.Headers.Location?.ToString());
        Assert.Equal(!path.Contains("c=xx", StringComparison.Ordinal), response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_failure_is_said_in_words_with_a_reference()
    {
        using var client = fixture.App.Client();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{ "files": [ { "match": "*.csv", "unit": { "code": "Code" } } ] }"""), "mapping" },
            { new StringContent("Code\nNOBODY\n"), "file", "a.csv" },
        };
        using var sent = await client.PostAsync("/api/v1/imports", form, TestContext.Current.CancellationToken);
        var id = (await sent.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString();
        await Until.True(async () => (await client.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}")).GetProperty("state").GetString() == "completed");

        // A line of the list of refused rows that does not have what its sentence needs.
        const string Broken = """{"File":"a.csv","Row":2,"Column":"","Reason":{"Code":"above_maximum","Field":"x","Args":[]}}""";
        await File.WriteAllTextAsync(Path.Combine(fixture.App.DataFolder, "imports", id!, "errors.jsonl"), Broken, TestContext.Current.CancellationToken);
        using var response = await client.GetAsync($"/imports/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var page = await Text(response);
        Assert.Contains("<h1>Panne du système</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Référence", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_costs_little_on_a_slow_link()
    {
        using var client = fixture.App.Client("ar");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        var page = await client.GetByteArrayAsync("/", TestContext.Current.CancellationToken);
        Assert.True(page.Length < 20_000, $"{page.Length} bytes");
    }

    private static async Task<string> Text(HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
