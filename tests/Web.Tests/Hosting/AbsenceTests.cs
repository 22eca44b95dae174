using System.Net;
using EconomieSociale.Pages;
using EconomieSociale.Tests.Api;

namespace EconomieSociale.Hosting;

/// <summary>An area that does not answer: pages and API say which one, in words, and when to ask again. Nobody gets a total without it.</summary>
[Collection("hosted")]
public sealed class AbsenceTests : IDisposable
{
    private readonly HostedApp app;

    public AbsenceTests(HostedApp app)
    {
        this.app = app;
        app.Absent = "11.321#1";
    }

    public void Dispose() => app.Absent = null;

    [Theory]
    [InlineData("aggregates", "fr", "Le territoire Laâyoune (11.321) ne répond pas pour le moment")]
    [InlineData("aggregates/reconciliation", "en", "The area Laayoune (11.321) does not answer at the moment")]
    [InlineData("units", "ar", "المجال الترابي العيون (11.321) لا يجيب حاليا")]
    public async Task Api_AnswersThatItIsUnavailable_AndWhenToComeBack(string path, string language, string words)
    {
        using var client = Client(language);
        using var response = await client.GetAsync($"/api/v1/{path}", TestContext.Current.CancellationToken);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        var answer = await new ApiClient(client).Get(path);
        answer.Refused(503, "area_unavailable", "territory");
        Assert.StartsWith(words, answer.Errors.Single().GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "fr", "Momentanément indisponible", "Le territoire Laâyoune (11.321) ne répond pas pour le moment")]
    [InlineData("/verification", "ar", "غير متاح مؤقتا", "المجال الترابي العيون (11.321) لا يجيب حاليا")]
    [InlineData("/cooperatives", "en", "Unavailable at the moment", "The area Laayoune (11.321) does not answer")]
    public async Task Page_SaysTheSame(string path, string language, string heading, string words)
    {
        using var client = Client(language);
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        var page = PageText.Of(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    private HttpClient Client(string language)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }
}
