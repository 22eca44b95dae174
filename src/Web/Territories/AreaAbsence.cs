using System.Globalization;
using EconomieSociale.Localisation;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Diagnostics;

namespace EconomieSociale.Territories;

/// <summary>An area did not answer, most likely because its silo has just died: who asked is told which, and when to ask again.</summary>
public static class AreaAbsence
{
    private const int RetryAfterSeconds = 5;

    /// <summary>The reason for the answer to a request that failed so, whose header it sets; null when something else failed.</summary>
    public static Reason? Tell(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is not AreaUnavailableException absent)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        var code = AreaKey.Read(absent.Area).Area;
        return Reason.Of("area_unavailable", "territory", code, context.RequestServices.GetRequiredService<Names>().Division(code));
    }
}
