using EconomieSociale.Components;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Antiforgery;

namespace EconomieSociale.Territories;

/// <summary>What the button of the verification page is sent to: compares now and leads back to the page.</summary>
public static class VerificationForm
{
    /// <summary>Before the page of the same address, which would take the form as well.</summary>
    private const int BeforePages = -1;

    public static void MapVerificationForm(this IEndpointRouteBuilder app) => app.MapPost(Address.Checks, Post).WithOrder(BeforePages).ExcludeFromDescription();

    private static async Task<IResult> Post(HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, Pack pack)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Standalone.Show<VerificationPage>(400, (nameof(VerificationPage.Refusal), Reason.Of("page_expired", "")));
        }

        var reader = new QueryReader(context.Request.Query);
        var (territory, vintage) = TerritoryChoice.Read(reader, pack);
        if (reader.Faults.IsEmpty)
        {
            await grains.GetGrain<ITerritoryGrain>(TerritoryKey.Of(territory.Code, vintage)).Check(again: true);
        }

        // What is wrong with the address the page says itself.
        return TypedResults.LocalRedirect(Address.Checks + context.Request.QueryString);
    }
}
