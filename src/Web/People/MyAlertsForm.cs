using System.Collections.Immutable;
using System.Globalization;
using EconomieSociale.Components;
using EconomieSociale.Hosting;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Antiforgery;

namespace EconomieSociale.People;

/// <summary>What the forms of a person's page are sent to; leads back to it.</summary>
public static class MyAlertsForm
{
    /// <summary>Before the page of the same address, which would take the form as well.</summary>
    private const int BeforePages = -1;

    public static void MapMyAlertsForm(this IEndpointRouteBuilder app) => app.MapPost(Address.MyAlerts + "/{code}", Post).WithOrder(BeforePages).ExcludeFromDescription();

    private static async Task<IResult> Post(string code, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Again(400, code, [Reason.Of("page_expired", "")]);
        }

        if (await MyAlertsPage.Find(code, context.Request, grains) is not { } view)
        {
            return Again(404, code, []);
        }

        var page = Address.Mine(code, view.Key);

        var form = await context.Request.ReadFormAsync();
        var grain = grains.GetGrain<IPersonGrain>(code);
        if (form["action"] == "read")
        {
            await grain.MarkRead();
            return TypedResults.LocalRedirect(page);
        }

        var faults = await grain.Prefer(new(
            form["mail"] == "true", PersonReader.Floor(form["floor"]) ?? default, Hour(form, "digestHour"), Hour(form, "quietFrom"), Hour(form, "quietTo")));
        return faults.IsEmpty ? TypedResults.LocalRedirect(page + "#preferences") : Again(422, code, faults);
    }

    private static int Hour(IFormCollection form, string name) => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) ? hour : -1;

    private static RazorComponentResult<Standalone> Again(int status, string code, ImmutableArray<Reason> faults) => Standalone.Show<MyAlertsPage>(
        status, (nameof(MyAlertsPage.Code), code), (nameof(MyAlertsPage.Faults), faults));
}
