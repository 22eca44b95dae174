using System.Globalization;
using EconomieSociale.Components;
using EconomieSociale.Cooperatives;
using EconomieSociale.Hosting;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Antiforgery;

namespace EconomieSociale.Alerts;

/// <summary>What the forms about alerts and visits of a unit are sent to; leads back to the unit.</summary>
public static class CareForm
{
    /// <summary>The author, until there are accounts.</summary>
    private const string Author = "page";

    public static void MapCareForm(this IEndpointRouteBuilder app) => app.MapPost("/cooperatives/{code}/suivi", Post).ExcludeFromDescription();

    private static async Task<IResult> Post(string code, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Standalone.Show<CareRefusal>(400, (nameof(CareRefusal.Reason), Reason.Of("page_expired", "")));
        }

        if (!TextKey.IsValid(code))
        {
            return Standalone.Show<CareRefusal>(404, (nameof(CareRefusal.Reason), Reason.Of("unknown_unit", "code", code)));
        }

        var form = await context.Request.ReadFormAsync();
        var grain = grains.GetGrain<ICooperativeGrain>(code);
        var outcome = form["action"] == "visit" ? await grain.Visit(Visit(form)) : await grain.Act(Number(form), Command(form));
        return outcome.Refusals.IsEmpty
            ? TypedResults.LocalRedirect($"{Address.Unit(code)}#{(form["action"] == "visit" ? "visits" : "alerts")}")
            : Standalone.Show<CareRefusal>(outcome.Care is null ? 404 : 422, (nameof(CareRefusal.Reason), outcome.Refusals[0]), (nameof(CareRefusal.Unit), code));
    }

    private static VisitCommand Visit(IFormCollection form) =>
        new(form["command"].ToString(), Day(form["day"]) ?? DateOnly.MaxValue, form["by"].ToString(), form["notes"].ToString());

    private static AlertCommand Command(IFormCollection form) => new(
        form["command"].ToString(),
        form["action"].ToString() switch { "snooze" => AlertAction.Snooze, "dismiss" => AlertAction.Dismiss, _ => AlertAction.Acknowledge },
        Author,
        form["reason"].ToString() is { Length: > 0 } reason ? reason : null,
        Day(form["until"]));

    private static int Number(IFormCollection form) => int.TryParse(form["alert"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
