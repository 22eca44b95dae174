using System.Collections.Immutable;
using System.Text.Json;
using EconomieSociale.Accounts;
using EconomieSociale.Hosting;
using EconomieSociale.Values;

namespace EconomieSociale.People;

/// <summary><c>/api/v1/people</c>: who is told of alerts, what was sent, and what came of it. Personal data: for administrators.</summary>
public static class PeopleApi
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People").RequireAuthorization(AccountsSetup.Administrator).ProducesProblem(401);
        people.MapGet("/", List).WithSummary("All people");
        people.MapGet("/{code}", Get).WithSummary("A person").ProducesProblem(404);
        people.MapPut("/{code}", Put).WithBody<PersonInput>().WithSummary("Registers a person, or replaces what is known; told of what happens from now on").ProducesProblem(422);
        people.MapDelete("/{code}", Delete).WithSummary("Forgets a person with all that he or she was told");
        people.MapGet("/{code}/mailbox", Mailbox).WithSummary("The inbox and the delivery ledger of a person, newest first").ProducesProblem(404);
    }

    /// <summary>Everybody who is known, by code.</summary>
    public static async Task<ImmutableArray<PersonView>> All(IGrainFactory grains)
    {
        var codes = await grains.GetGrain<IPeopleGrain>(IPeopleGrain.Key).List();
        return [.. (await Task.WhenAll(codes.Select(code => grains.GetGrain<IPersonGrain>(code).Get()))).OfType<PersonView>()];
    }

    private static async Task<Ok<ImmutableArray<PersonBody>>> List(IGrainFactory grains) => TypedResults.Ok((await All(grains)).Select(PersonBody.Of).ToImmutableArray());

    private static async Task<Results<Ok<PersonBody>, ProblemHttpResult>> Get(string code, IGrainFactory grains) =>
        await Find(code, grains) is { } view ? TypedResults.Ok(PersonBody.Of(view)) : Unknown(code);

    private static async Task<Results<Ok<MailboxBody>, ProblemHttpResult>> Mailbox(string code, IGrainFactory grains) =>
        await Find(code, grains) is { } view ? TypedResults.Ok(MailboxBody.Of(view.Mailbox)) : Unknown(code);

    private static async Task<Results<Ok<PersonBody>, ProblemHttpResult>> Put(string code, JsonElement body, IGrainFactory grains)
    {
        var (person, faults) = PersonReader.Read(code, body);
        if (!faults.IsEmpty || !TextKey.IsValid(code))
        {
            return Problems.Of(422, TextKey.IsValid(code) ? faults : [Reason.Of("bad_code", "code", code)]);
        }

        var grain = grains.GetGrain<IPersonGrain>(code);
        faults = await grain.Register(person);
        return faults.IsEmpty ? TypedResults.Ok(PersonBody.Of((await grain.Get())!)) : Problems.Of(422, faults);
    }

    private static async Task<NoContent> Delete(string code, IGrainFactory grains)
    {
        if (TextKey.IsValid(code))
        {
            await grains.GetGrain<IPersonGrain>(code).Erase();
        }

        return TypedResults.NoContent();
    }

    private static async Task<PersonView?> Find(string code, IGrainFactory grains) => TextKey.IsValid(code) ? await grains.GetGrain<IPersonGrain>(code).Get() : null;

    private static ProblemHttpResult Unknown(string code) => Problems.Of(404, Reason.Of("unknown_person", "code", code));
}
