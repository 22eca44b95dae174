using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using EconomieSociale.Pages;
using Microsoft.Playwright;

namespace EconomieSociale.Accounts;

/// <summary>Who gets to the pages of the operator.</summary>
public sealed class AdminTokenTests(TokenProgram program, PagesFixture pages) : IClassFixture<TokenProgram>
{
    private const string Page = "/ops/orleans/";

    /// <summary>The page, what it asks, its script, and the states of grains.</summary>
    public static TheoryData<string> Guarded =>
        [Page, "/ops/orleans", "/ops/orleans/DashboardCounters", "/ops/orleans/index.min.js", "/ops/orleans/GrainState", "/ops/orleans/Trace"];

    [Theory, MemberData(nameof(Guarded))]
    public async Task Anonymous_IsAskedForTheToken(string path)
    {
        using var response = await Get(path, null);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Basic", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        Assert.Contains("réservée aux administrateurs", PageText.Of(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Guarded))]
    public async Task WithoutASetting_NobodyGetsIn(string path)
    {
        using var client = pages.App.Client();
        client.DefaultRequestHeaders.Authorization = Basic("");
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("/ops/orleans/")]
    [InlineData("/ops/orleans/DashboardCounters")]
    [InlineData("/ops/orleans/index.min.js")]
    public async Task RightToken_GetsIn(string path)
    {
        using var response = await Get(path, Basic(TokenProgram.Token));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task RightToken_AsABearer_GetsIn()
    {
        using var client = program.App.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"bearer {Convert.ToBase64String("no"u8)}");
        using var wrong = await client.GetAsync(Page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);

        await using var plain = await WebApp.Start(("BootstrapAdminToken", "plain-token"));
        using var other = plain.Client();
        other.DefaultRequestHeaders.Authorization = new("Bearer", "plain-token");
        using var right = await other.GetAsync(Page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task WrongTokens_AreCountedByAddress()
    {
        using var guesser = From("127.0.0.9");
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(guesser, Basic($"guess {i}")));
        }

        using var response = await Send(guesser, Basic(TokenProgram.Token));
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.RetryAfter?.Delta);

        using var other = From("127.0.0.10");
        Assert.Equal(HttpStatusCode.OK, await Status(other, Basic(TokenProgram.Token)));
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic not-base64!")]
    [InlineData("Basic bm8tY29sb24=")]
    [InlineData("Digest abc")]
    [InlineData("===")]
    public async Task Nonsense_IsNoToken(string header)
    {
        using var client = From("127.0.0.11");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Page, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task OpenApi_DoesNotTellOfThem()
    {
        using var client = program.App.Client();
        Assert.DoesNotContain("/ops", await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_IsRelaxedForThemAlone()
    {
        using var dashboard = await Get(Page, Basic(TokenProgram.Token));
        var policy = Assert.Single(dashboard.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("style-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        using var home = await Get("/", Basic(TokenProgram.Token));
        Assert.DoesNotContain("unsafe", Assert.Single(home.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    /// <summary>In a browser, under the policy: nothing of it is blocked.</summary>
    [Fact]
    public async Task Dashboard_ShowsTheSilo()
    {
        await using var window = await pages.Open(program.App.BaseAddress, new() { Username = "admin", Password = TokenProgram.Token });
        await window.Page.GotoAsync(Page);
        await window.Page.GetByText("Active Silos", new() { Exact = false }).First.WaitForAsync();
        Assert.Empty(window.Complaints);
    }

    private static AuthenticationHeaderValue Basic(string token) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{token}")));

    private Task<HttpResponseMessage> Get(string path, AuthenticationHeaderValue? token)
    {
        var client = program.App.Client();
        client.DefaultRequestHeaders.Authorization = token;
        return client.GetAsync(path, TestContext.Current.CancellationToken);
    }

    /// <summary>A client at another address of this machine.</summary>
    private HttpClient From(string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, true);
        },
    })
    { BaseAddress = program.App.BaseAddress };

    private static async Task<HttpStatusCode> Status(HttpClient client, AuthenticationHeaderValue token)
    {
        using var response = await Send(client, token);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, AuthenticationHeaderValue token) =>
        client.SendAsync(new(HttpMethod.Get, Page) { Headers = { Authorization = token } }, TestContext.Current.CancellationToken);
}
