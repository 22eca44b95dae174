using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EconomieSociale.Pages;

/// <summary>Importing through the pages.</summary>
public sealed partial class ImportPageTests(PagesFixture fixture)
{
    private const string Mapping = """
        { "name": "Fiches", "files": [ { "match": "*.csv", "delimiter": ";",
          "unit": { "code": "Code", "name": "Nom", "kind": { "const": "cooperative" }, "commune": "Commune", "sector": "Secteur" } } ] }
        """;

    private static readonly FilePayload MappingFile = new() { Name = "mapping.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(Mapping) };

    /// <summary>An import of three rows on a busy machine.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions ImportPatience = new() { Timeout = 30_000 };

    [Theory]
    [InlineData("fr-MA", true, "Terminé", "La commune « 999 » est inconnue.")]
    [InlineData("ar-MA", false, "منته", "الجماعة «999» غير معروفة.")]
    public async Task Imports_a_file_to_the_end_and_lists_what_was_refused(string culture, bool script, string completed, string error)
    {
        await using var window = await fixture.Open(culture, 390, script);
        var page = window.Page;
        await page.GotoAsync("/imports");
        await page.Locator("input[name=mapping]").SetInputFilesAsync(MappingFile);
        await page.Locator("input[name=file]").SetInputFilesAsync(Csv($"fiches-{culture}.csv", $"IMP-{culture}"));
        await page.Locator(".upload button").ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(ImportAddress());
        await Assertions.Expect(page.Locator($".chip:text-is('{completed}')")).ToBeVisibleAsync(ImportPatience);
        await Assertions.Expect(page.Locator("section:has(#errors) table")).ToContainTextAsync(error);
        Assert.Empty(window.Complaints);

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        var csv = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("file,row,column,code,message", csv, StringComparison.Ordinal);
        Assert.Contains($"fiches-{culture}.csv,3,Commune,unknown_commune", csv, StringComparison.Ordinal);

        await page.GotoAsync($"/cooperatives/IMP-{culture}-1");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Importée");
    }

    [Fact]
    public async Task A_form_without_our_token_is_refused_and_nothing_is_kept()
    {
        using var client = fixture.App.Client();
        var before = await Imports(client);
        foreach (var token in new[] { null, "", "forged" })
        {
            using var response = await client.PostAsync("/imports", Form(token, true, true), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("formulaire encore valable", await Text(response), StringComparison.Ordinal);
        }

        Assert.Equal(before, await Imports(client));
    }

    [Fact]
    public async Task A_token_after_the_files_is_too_late()
    {
        using var client = fixture.App.Client();
        var token = await Token(client);
        using var form = Form(null, true, true);
        form.Add(new StringContent(token), "__RequestVerificationToken");
        using var response = await client.PostAsync("/imports", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(false, true, "La table de correspondance (mapping) manque.", "Choisissez le fichier JSON")]
    [InlineData(true, false, "Aucun fichier n'a été envoyé.", "Choisissez au moins un fichier CSV")]
    public async Task A_refused_upload_says_why_and_what_to_do(bool mapping, bool file, string why, string what)
    {
        using var client = fixture.App.Client();
        using var response = await client.PostAsync("/imports", Form(await Token(client), mapping, file), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await Text(response);
        Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.Contains(what, page, StringComparison.Ordinal);
        Assert.Contains("type=\"file\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_the_mapping_does_not_know_stops_the_import_in_words()
    {
        await using var window = await fixture.Open();
        var page = window.Page;
        await page.GotoAsync("/imports");
        await page.Locator("input[name=mapping]").SetInputFilesAsync(MappingFile);
        await page.Locator("input[name=file]").SetInputFilesAsync(Csv("notes.txt", "X"));
        await page.Locator(".upload button").ClickAsync();
        await Assertions.Expect(page.Locator(".faults")).ToBeVisibleAsync(ImportPatience);
        await Assertions.Expect(page.Locator(".faults")).ToContainTextAsync("ne connaît pas le fichier notes.txt");
    }

    private static FilePayload Csv(string name, string code) => new()
    {
        Name = name,
        MimeType = "text/csv",
        Buffer = System.Text.Encoding.UTF8.GetBytes($"Code;Nom;Commune;Secteur\n{code}-1;Importée;{Seed.Commune};argan\n{code}-2;Sans commune;999;argan\n"),
    };

    private static MultipartFormDataContent Form(string? token, bool mapping, bool file)
    {
        var form = new MultipartFormDataContent();
        if (token is not null)
        {
            form.Add(new StringContent(token), "__RequestVerificationToken");
        }

        form.Add(new StringContent(mapping ? Mapping : ""), "mapping");
        if (file)
        {
            form.Add(new StringContent("Code;Nom\nA;B\n"), "file", "a.csv");
        }

        return form;
    }

    private static async Task<string> Token(HttpClient client) =>
        TokenField().Match(await client.GetStringAsync("/imports", TestContext.Current.CancellationToken)).Groups[1].Value;

    private static async Task<string> Imports(HttpClient client) => await client.GetStringAsync("/api/v1/imports", TestContext.Current.CancellationToken);

    private static async Task<string> Text(HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("/imports/[0-9a-f]{32}$")]
    private static partial Regex ImportAddress();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
