using Xunit;

namespace EconomieSociale.Tests.Api;

/// <summary>The program, for tests of its API. Uploads are limited to little, so that a test of the limit is quick.</summary>
public sealed class ApiProgram : IAsyncLifetime
{
    private WebApp app = null!;

    public int MaxUploadBytes => 2 * 1024 * 1024;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        app = await WebApp.Start(("MaxUploadBytes", $"{MaxUploadBytes}"));
        Http = app.Client();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
