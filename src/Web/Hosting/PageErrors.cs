using EconomieSociale.Components;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Diagnostics;

namespace EconomieSociale.Hosting;

/// <summary>Missing addresses and failures as pages in words, with a reference number. The API has its own form for both.</summary>
public static class PageErrors
{
    /// <summary>The renderer forbids that a second answer adds it again.</summary>
    private const string RendererHeader = "blazor-enhanced-nav";

    private static readonly object ReasonKey = new();

    public static void UsePageErrors(this WebApplication app) => app.UseWhen(c => !IsForMachines(c.Request.Path), pages =>
    {
        pages.UseExceptionHandler(handler => handler.Run(Failed));
        pages.UseStatusCodePages(empty => Show(empty.HttpContext, empty.HttpContext.Response.StatusCode));
    });

    /// <summary>A page found that what its address names does not exist: the answer is the page of status 404 with this reason.</summary>
    public static void Missing(this HttpContext context, Reason reason)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Items[ReasonKey] = reason;
    }

    private static Task Failed(HttpContext context)
    {
        if (Absence.Tell(context) is { } absence)
        {
            context.Items[ReasonKey] = absence;
            return Show(context, StatusCodes.Status503ServiceUnavailable);
        }

        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return Show(context, error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError);
    }

    private static async Task Show(HttpContext context, int status)
    {
        // A page that was rendered before has used up the renderer of this request: the error page gets one of its own.
        context.Response.Headers.Remove(RendererHeader);
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await Standalone.Show<StatusView>(status, (nameof(StatusView.Status), status), (nameof(StatusView.Reason), context.Items[ReasonKey])).ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }

    private static bool IsForMachines(PathString path) => path.StartsWithSegments("/api", StringComparison.Ordinal)
        || path.StartsWithSegments("/health", StringComparison.Ordinal) || path.StartsWithSegments("/openapi", StringComparison.Ordinal);
}
