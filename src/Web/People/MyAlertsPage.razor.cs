using System.Collections.Immutable;
using EconomieSociale.Delivery;
using EconomieSociale.Localisation;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;

namespace EconomieSociale.People;

/// <summary>The page of a person: what happened to the alerts that concern him or her, how to be told, and what was sent. Whoever has the key of the mails may see it.</summary>
public sealed partial class MyAlertsPage(Pack pack, RelationWords relations, Format format, MailServer server, IGrainFactory grains, TimeProvider clock)
{
    private const int Shown = 50;

    private PersonView? view;
    private DateOnly today;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>Why what was just sent did nothing.</summary>
    [Parameter]
    public ImmutableArray<Reason> Faults { get; set; } = [];

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    private Preferences Wishes => view!.Person.Preferences;

    /// <summary>The person whom the key of an address opens; null if it opens nobody.</summary>
    public static async Task<PersonView?> Find(string code, HttpRequest request, IGrainFactory grains) =>
        TextKey.IsValid(code) ? await grains.GetGrain<IPersonGrain>(code).Open(request.Query["key"].ToString()) : null;

    protected override async Task OnInitializedAsync()
    {
        today = pack.Today(clock);
        view = await Find(Code, Http.Request, grains);
        if (view is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private string Relation(PersonRelation relation) => relations.Of(relation);

    private string State(Message message)
    {
        var state = Wording.Say($"message_state_{JsonName.Of(message.State)}");
        return message switch
        {
            { SentAt: { } at } => $"{state} – {format.Moment(at)}",
            { State: MessageState.Waiting, Attempts: > 0 } =>
                $"{state} – {Wording.Say("message_again", format.Moment(message.NextAt), Format.Whole(message.Attempts))} – {message.Error}",
            { Error: { } error } => $"{state} – {error}",
            _ => state,
        };
    }
}
