using EconomieSociale.Pages;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PagesFixture))]

namespace EconomieSociale.Pages;

/// <summary>One program with the small region of <see cref="Seed"/> and one browser, for all tests of pages.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    private const string Browser = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser browser = null!;

    public WebApp App { get; private set; } = null!;

    public Seed Seed { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await WebApp.Start();
        Seed = new(App.Client());
        await Seed.Send();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser, Args = Arguments });
    }

    /// <summary>A browser window of its own: language, width, with or without JavaScript.</summary>
    public async Task<Window> Open(string culture = "fr-MA", int width = 1280, bool script = true, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = App.BaseAddress.ToString(),
            Locale = culture,
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            ColorScheme = scheme,
        });
        return new(await context.NewPageAsync());
    }

    /// <summary>A window on another program, whose questions for a password it answers.</summary>
    public async Task<Window> Open(Uri address, HttpCredentials credentials, string culture = "fr-MA", int width = 1280)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            HttpCredentials = credentials,
            Locale = culture,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        return new(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright?.Dispose();
        await App.DisposeAsync();
    }
}

/// <summary>A page in the browser that remembers what went wrong in it: errors on the console, among them violations of the content security policy.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public Window(IPage page)
    {
        Page = page;
        page.Console += (_, m) =>
        {
            if (m.Type is "error" or "warning")
            {
                complaints.Add(m.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
