using Microsoft.Playwright;

namespace EconomieSociale.Pages;

/// <summary>Pictures for people to look at; run on demand: <c>-explicit only -class "*Screenshots"</c>. They go to the folder that SCREENSHOTS names.</summary>
public sealed class Screenshots(PagesFixture fixture)
{
    [Fact(Explicit = true)]
    public async Task Take()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.GetTempPath();
        var paths = new (string Name, string Path)[]
        {
            ("overview", "/"), ("province", $"/territoires/{Seed.Province}"), ("commune", $"/territoires/{Seed.Commune}"), ("list", "/cooperatives?sort=-name"),
            ("unit", $"/cooperatives/{Seed.Told}"), ("report", $"/cooperatives/{Seed.Told}?report=Q/{fixture.Seed.Period}"), ("imports", "/imports"),
            ("missing", "/cooperatives/NOBODY"), ("mistake", "/?period=x"),
        };
        foreach (var (culture, width) in new[] { ("fr-MA", 1280), ("fr-MA", 390), ("ar-MA", 1280), ("ar-MA", 390) })
        {
            await using var window = await fixture.Open(culture, width);
            foreach (var (name, path) in paths)
            {
                await window.Page.GotoAsync(path);
                await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{culture[..2]}-{width}.png"), FullPage = true });
            }
        }

        await using var dark = await fixture.Open(scheme: ColorScheme.Dark);
        await dark.Page.GotoAsync("/");
        await dark.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "overview-dark.png"), FullPage = true });
    }
}
