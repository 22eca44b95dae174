using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using EconomieSociale.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EconomieSociale.Accounts;

/// <summary>
/// Takes the token of the setting <c>BootstrapAdminToken</c> as <c>Authorization: Bearer …</c>, or as the password of any user name, which is how a browser asks for it.
/// Without the setting no token is right.
/// </summary>
internal sealed class AdminToken(
    IOptionsMonitor<AuthenticationSchemeOptions> settings, ILoggerFactory logger, UrlEncoder encoder, SystemOptions options, WrongTokens wrong)
    : AuthenticationHandler<AuthenticationSchemeOptions>(settings, logger, encoder)
{
    public const string SchemeName = "admin-token";

    private bool unheard;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (unheard)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = $"{(int)WrongTokens.Window.TotalSeconds}";
            return Task.CompletedTask;
        }

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = """Basic realm="EconomieSociale", charset="UTF-8" """.TrimEnd();
        return Task.CompletedTask;
    }

    private AuthenticateResult Authenticate()
    {
        if (options.BootstrapAdminToken is not { Length: > 0 } token || Shown() is not { } shown)
        {
            return AuthenticateResult.NoResult();
        }

        unheard = !wrong.IsHeard(Context);
        if (unheard)
        {
            return AuthenticateResult.Fail("too many wrong tokens");
        }

        if (!Same(shown, token))
        {
            wrong.Count(Context);
            return AuthenticateResult.Fail("wrong token");
        }

        var identity = new ClaimsIdentity([new(ClaimTypes.Role, AccountsSetup.Administrator)], SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    private string? Shown()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter is not { } parameter)
        {
            return null;
        }

        return header.Scheme.ToUpperInvariant() switch
        {
            "BEARER" => parameter,
            "BASIC" => Password(parameter),
            _ => null,
        };
    }

    /// <summary>The part of <c>user:password</c> after the colon; what is no such thing is a wrong token.</summary>
    private static string Password(string parameter)
    {
        var bytes = new byte[parameter.Length];
        return Convert.TryFromBase64String(parameter, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : "";
    }

    /// <summary>Takes the same time for every wrong token, whatever its length.</summary>
    private static bool Same(string shown, string token) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
