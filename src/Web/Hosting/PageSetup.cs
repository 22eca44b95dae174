using EconomieSociale.Alerts;
using EconomieSociale.Components;
using EconomieSociale.Exchange;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.People;
using EconomieSociale.Territories;
using Microsoft.AspNetCore.DataProtection;

namespace EconomieSociale.Hosting;

/// <summary>The pages: rendered on the server, whole without JavaScript, under a strict content security policy.</summary>
public static class PageSetup
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>The dashboard of Orleans, which is not ours, sets styles on its elements and carries a font in its styles.</summary>
    private static readonly string OperatorPolicy = Policy
        .Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal)
        .Replace("font-src 'self'", "font-src 'self' data:", StringComparison.Ordinal);

    public static void AddPages(this IServiceCollection services, SystemOptions options)
    {
        services.AddRazorComponents();
        services.AddResponseCompression();

        // Keys that outlive the process: a form that is open during a restart can still be sent.
        services.AddDataProtection()
            .SetApplicationName("EconomieSociale")
            .PersistKeysToFileSystem(new(Path.GetFullPath(Path.Combine(options.DataFolder, "keys"))));
        services.AddSingleton<Format>();
        services.AddSingleton<Sentences>();
        services.AddSingleton<IndicatorWords>();
        services.AddSingleton<GateWords>();
        services.AddSingleton<Names>();
        services.AddSingleton<AlertWords>();
        services.AddSingleton<RelationWords>();
        services.AddSingleton<FundWords>();
        services.AddSingleton<LedgerWords>();
        services.AddSingleton<FundInquiry>();
        services.AddSingleton<TargetInquiry>();
        services.AddSingleton<FundGrouping>();
        services.AddSingleton<ResultWords>();
        services.AddSingleton<FundDesk>();
        services.AddSingleton<ProgrammeNews>();
    }

    /// <summary>Headers that every answer carries.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(OperatorPages.Root, StringComparison.Ordinal) ? OperatorPolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-cache";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    public static void MapPages(this WebApplication app, SystemOptions options)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().WithStaticAssets();
        app.MapGet("/langue", Language).ExcludeFromDescription();
        app.MapImportForm(options);
        app.MapCatalogueForm();
        app.MapVerificationForm();
        app.MapCareForm();
        app.MapMyAlertsForm();
        app.MapPeopleForm();
        app.MapFundForms();
    }

    private static RedirectHttpResult Language(string? c, string? r, HttpResponse response)
    {
        if (Cultures.Find(c) is { } culture)
        {
            Cultures.Remember(culture, response);
        }

        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(r) ? r! : Address.Home);
    }
}
