using System.Globalization;
using EconomieSociale.Localisation;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Diagnostics;

namespace EconomieSociale.Hosting;

/// <summary>An area or a silo did not answer, most likely because a silo has just died: who asked is told, and when to ask again.</summary>
public static class Absence
{
    private const int RetryAfterSeconds = 5;

    /// <summary>The reason for the answer to a request that failed so, whose header it sets; null when something else failed.</summary>
    public static Reason? Tell(HttpContext context)
    {
        var reason = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            AreaUnavailableException absent => Missing(context, AreaKey.Read(absent.Area).Area),
            TimeoutException => Reason.Of("cluster_in_transition", ""),
            { } error when CallPatience.IsOfTheCluster(error) => Reason.Of("cluster_in_transition", ""),
            _ => null,
        };
        if (reason is not null)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return reason;
    }

    private static Reason Missing(HttpContext context, string area) =>
        Reason.Of("area_unavailable", "territory", area, context.RequestServices.GetRequiredService<Names>().Division(area));
}
