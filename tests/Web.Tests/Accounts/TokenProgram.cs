namespace EconomieSociale.Accounts;

/// <summary>The program with a token of an administrator.</summary>
public sealed class TokenProgram : IAsyncLifetime
{
    public const string Token = "a token: with a colon, and é";

    public WebApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await WebApp.Start(("BootstrapAdminToken", Token));

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
