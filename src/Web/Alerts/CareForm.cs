using System.Globalization;
using EconomieSociale.Components;
using EconomieSociale.Cooperatives;
using EconomieSociale.Funding;
using EconomieSociale.Hosting;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Antiforgery;

namespace EconomieSociale.Alerts;

/// <summary>What the forms about alerts and visits of a unit, or about the alerts of a funding line, are sent to; leads back there.</summary>
public static class CareForm
{
    /// <summary>The author, until there are accounts.</summary>
    private const string Author = "page";

    public static void MapCareForm(this IEndpointRouteBuilder app) => app.MapPost(Address.Units + "/{code}" + Address.CareOfUnit, Post).ExcludeFromDescription();

    private static async Task<IResult> Post(string code, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Standalone.Show<CareRefusal>(400, (nameof(CareRefusal.Reason), Reason.Of("page_expired", "")));
        }

        if (LineOwner.Line(code) is { } line)
        {
            return await Act(line, code, await context.Request.ReadFormAsync(), grains);
        }

        if (!TextKey.IsValid(code))
        {
            return Standalone.Show<CareRefusal>(404, (nameof(CareRefusal.Reason), Reason.Of("unknown_unit", "code", code)));
        }

        var form = await context.Request.ReadFormAsync();
        var grain = grains.Cooperative(code);
        var (outcome, section) = form["action"].ToString() switch
        {
            "visit" => (await grain.Visit(Visit(form)), "visits"),
            "plan" => (await grain.Plan(Plan(form)), "plan"),
            "done" => (await grain.Finish(new(form["command"].ToString(), Author, Number(form, "plan"), Number(form, "number"))), "plan"),
            _ => (await grain.Act(Number(form, "alert"), Command(form)), "alerts"),
        };
        return outcome.Refusals.IsEmpty
            ? TypedResults.LocalRedirect($"{Address.Unit(code)}#{section}")
            : Standalone.Show<CareRefusal>(outcome.Care is null ? 404 : 422, (nameof(CareRefusal.Reason), outcome.Refusals[0]), (nameof(CareRefusal.Unit), code));
    }

    private static async Task<IResult> Act(string line, string owner, IFormCollection form, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IFundAlertsGrain>(IFundGrain.Key).Act(line, Number(form, "alert"), Command(form));
        return outcome.Refusals.IsEmpty
            ? TypedResults.LocalRedirect(Address.AlertsOf(owner))
            : Standalone.Show<CareRefusal>(outcome.Alerts is null ? 404 : 422, (nameof(CareRefusal.Reason), outcome.Refusals[0]), (nameof(CareRefusal.Unit), owner));
    }

    private static VisitCommand Visit(IFormCollection form) =>
        new(form["command"].ToString(), Day(form["day"]) ?? DateOnly.MaxValue, form["by"].ToString(), form["notes"].ToString());

    private static AlertCommand Command(IFormCollection form) => new(
        form["command"].ToString(),
        form["action"].ToString() switch { "snooze" => AlertAction.Snooze, "dismiss" => AlertAction.Dismiss, _ => AlertAction.Acknowledge },
        Author,
        form["reason"].ToString() is { Length: > 0 } reason ? reason : null,
        Day(form["until"]));

    /// <summary>One action for each title; rows without one are left out.</summary>
    private static OpenPlan Plan(IFormCollection form) => new(form["command"].ToString(), Author, [],
    [
        .. form["title"].Index().Where(t => !string.IsNullOrWhiteSpace(t.Item)).Select(t => new ProposedAction(
            At(form, "obstacle", t.Index), At(form, "indicator", t.Index), t.Item!, Amount(At(form, "target", t.Index)),
            Day(At(form, "due", t.Index)), At(form, "owner", t.Index))),
    ]);

    private static string At(IFormCollection form, string name, int index) => form[name].ElementAtOrDefault(index) ?? "";

    /// <summary>A number as people write it, with a comma or a point.</summary>
    private static decimal? Amount(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static int Number(IFormCollection form, string name) => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
