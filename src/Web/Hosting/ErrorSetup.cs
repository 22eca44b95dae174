using EconomieSociale.Territories;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Diagnostics;

namespace EconomieSociale.Hosting;

/// <summary>What the API answers when something is malformed, missing or broken: always problem details, in words.</summary>
public static class ErrorSetup
{
    public static void UseApiErrors(this WebApplication app) => app.UseWhen(c => c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api =>
    {
        api.UseExceptionHandler(handler => handler.Run(Failed));
        api.UseStatusCodePages(Empty);
    });

    private static Task Failed(HttpContext context)
    {
        if (Absence.Tell(context) is { } absence)
        {
            return Problems.Of(503, absence).ExecuteAsync(context);
        }

        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var problem = error is BadHttpRequestException bad
            ? Problems.Of(bad.StatusCode, Malformed(bad))
            : Problems.Of(500, Reason.Of("server_error", "", context.TraceIdentifier));
        return problem.ExecuteAsync(context);
    }

    private static Reason Malformed(BadHttpRequestException error) => error.InnerException is System.Text.Json.JsonException json
        ? Reason.Of("bad_json", "", $"{(json.LineNumber ?? 0) + 1}", $"{(json.BytePositionInLine ?? 0) + 1}")
        : Reason.Of(error.StatusCode == 413 ? "body_too_large" : "bad_request", "");

    private static Task Empty(StatusCodeContext status)
    {
        var code = status.HttpContext.Response.StatusCode;
        return Problems.Of(code, Reason.Of(code == 404 ? "not_found" : "bad_request", "")).ExecuteAsync(status.HttpContext);
    }
}
