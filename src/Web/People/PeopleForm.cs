using EconomieSociale.Accounts;
using EconomieSociale.Components;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Antiforgery;

namespace EconomieSociale.People;

/// <summary>What the form of the page of people is sent to. The relation is added to those of a person who is known; fields that are left empty stay as they are.</summary>
public static class PeopleForm
{
    /// <summary>Before the page of the same address, which would take the form as well.</summary>
    private const int BeforePages = -1;

    public static void MapPeopleForm(this IEndpointRouteBuilder app) =>
        app.MapPost(Address.People, Post).RequireAuthorization(AccountsSetup.Administrator).WithOrder(BeforePages).ExcludeFromDescription();

    private static async Task<IResult> Post(HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, Pack pack, TimeProvider clock)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Refuse(400, Reason.Of("page_expired", ""));
        }

        var form = await context.Request.ReadFormAsync();
        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        if (Text("code") is not { } code || !TextKey.IsValid(code))
        {
            return Refuse(422, Reason.Of("bad_code", "code", Text("code") ?? ""));
        }

        var grain = grains.GetGrain<IPersonGrain>(code);
        var known = (await grain.Get())?.Person;
        var relation = new PersonRelation(PersonReader.Relation(Text("relation")) ?? default, Text("of"), pack.Today(clock), null);
        var faults = await grain.Register(new(
            code, Text("name") ?? known?.Name ?? "", Text("nameAr") ?? known?.NameAr, Text("email") ?? known?.Email, Text("language") ?? known?.Language ?? "fr",
            [.. known?.Relations ?? [], relation], known?.Preferences ?? Preferences.Usual));
        return faults.IsEmpty ? TypedResults.LocalRedirect(Address.People) : Refuse(422, [.. faults]);
    }

    private static RazorComponentResult<Standalone> Refuse(int status, params Reason[] faults) =>
        Standalone.Show<PeoplePage>(status, (nameof(PeoplePage.Faults), System.Collections.Immutable.ImmutableArray.Create(faults)));
}
