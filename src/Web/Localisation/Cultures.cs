using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EconomieSociale.Localisation;

/// <summary>The languages of the system and the cultures in which they write numbers and dates.</summary>
public static class Cultures
{
    /// <summary>French first. The neutral <c>ar</c> would mix Latin digits with Arabic separators; <c>ar-MA</c> does not.</summary>
    public static readonly CultureInfo[] All = [new("fr-MA"), new("ar-MA"), new("en-GB")];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Direction => Current == "ar" ? "rtl" : "ltr";

    public static IApplicationBuilder UseCultures(this IApplicationBuilder app) => app.UseRequestLocalization(options =>
    {
        options.DefaultRequestCulture = new(All[0]);
        options.SupportedCultures = All;
        options.SupportedUICultures = All;
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(FromHeader)];
    });

    /// <summary>The culture of a language tag by its first part: <c>ar</c>, <c>ar-EG</c> and <c>ar-MA</c> are all Arabic here.</summary>
    public static CultureInfo? Find(StringSegment tag) =>
        All.FirstOrDefault(c => tag.StartsWith(c.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase) && (tag.Length == 2 || tag[2] == '-'));

    /// <summary>Keeps the choice of a reader for a year.</summary>
    public static void Remember(CultureInfo culture, HttpResponse response) => response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new(culture)),
        new() { MaxAge = TimeSpan.FromDays(365), SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, HttpOnly = true, IsEssential = true });

    private static Task<ProviderCultureResult?> FromHeader(HttpContext context)
    {
        var found = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Find(l.Value))
            .FirstOrDefault(c => c is not null);
        return Task.FromResult(found is null ? null : new ProviderCultureResult(found.Name));
    }
}
