using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using EconomieSociale.Accounts;
using EconomieSociale.Alerts;
using EconomieSociale.Hosting;
using EconomieSociale.Values;

namespace EconomieSociale.Delivery;

/// <summary>A webhook as administrators see it.</summary>
/// <param name="Secret">Only in the answer that made it: <c>whsec_</c> and the bytes in base 64.</param>
public sealed record WebhookBody(
    string Id, string Url, string? Territory, string? Association, string Severity, DateTimeOffset CreatedAt, string Cursor, int Failures, DateTimeOffset NextAt,
    ImmutableArray<WebhookAttempt> Ledger, string? Secret)
{
    public static WebhookBody Of(WebhookBook book, string? secret = null) => new(
        book.Webhook.Id, book.Webhook.Url, book.Webhook.Territory, book.Webhook.Association, JsonName.Of(book.Webhook.Floor), book.Webhook.CreatedAt, book.Cursor.ToString(),
        book.Failures, book.NextAt, [.. book.Ledger.Reverse()], secret);
}

/// <summary>The body of a webhook, for the OpenAPI document.</summary>
public sealed record WebhookInput(string Url, string? Territory, string? Association, string? Severity);

/// <summary>From where to send again, for the OpenAPI document; left out: from the beginning.</summary>
public sealed record ReplayInput(string? Cursor);

/// <summary><c>/api/v1/webhooks</c>: programs that are told every event. For administrators: whoever names an address makes this system call it.</summary>
public static class WebhooksApi
{
    private const int SecretBytes = 32;

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").RequireAuthorization(AccountsSetup.Administrator).ProducesProblem(401);
        webhooks.MapGet("/", List).WithSummary("All webhooks with their ledgers, newest attempt first");
        webhooks.MapGet("/{id}", Get).WithSummary("A webhook with its ledger").ProducesProblem(404);
        webhooks.MapPut("/{id}", Put).WithBody<WebhookInput>().WithSummary("Registers a webhook, or changes it; a new one answers with its secret, once").ProducesProblem(422);
        webhooks.MapPost("/{id}/replay", Replay).WithBody<ReplayInput>(optional: true).WithSummary("Sends again everything after a cursor")
            .ProducesProblem(404).ProducesProblem(422);
        webhooks.MapDelete("/{id}", Delete).WithSummary("Ends a webhook");
    }

    private static async Task<Ok<ImmutableArray<WebhookBody>>> List(IGrainFactory grains)
    {
        var ids = await grains.GetGrain<IWebhookListGrain>(IWebhookListGrain.Key).List();
        var books = await Task.WhenAll(ids.Select(id => grains.GetGrain<IWebhookGrain>(id).Get()));
        return TypedResults.Ok(books.OfType<WebhookBook>().Select(b => WebhookBody.Of(b)).ToImmutableArray());
    }

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> Get(string id, IGrainFactory grains) =>
        TextKey.IsValid(id) && await grains.GetGrain<IWebhookGrain>(id).Get() is { } book
            ? TypedResults.Ok(WebhookBody.Of(book))
            : Problems.Of(404, Reason.Of("unknown_webhook", "id", id));

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> Put(string id, JsonElement body, IGrainFactory grains, TimeProvider clock)
    {
        var json = new JsonBody(body, "url", "territory", "association", "severity");
        var floor = Enum.TryParse<Severity>(json.Text("severity") ?? "info", true, out var severity) && severity != Severity.None ? severity : (Severity?)null;
        var faults = json.Faults;
        if (floor is null)
        {
            faults = faults.Add(Reason.Of("unknown_severity", "severity", json.Text("severity") ?? "", "info, warning, critical"));
        }

        if (!faults.IsEmpty || !TextKey.IsValid(id))
        {
            return Problems.Of(422, TextKey.IsValid(id) ? faults : [Reason.Of("bad_code", "id", id)]);
        }

        var grain = grains.GetGrain<IWebhookGrain>(id);
        var known = await grain.Get();
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        faults = await grain.Open(new(id, json.Text("url") ?? "", json.Text("territory"), json.Text("association"), floor!.Value, secret, clock.GetUtcNow()));
        return faults.IsEmpty ? TypedResults.Ok(WebhookBody.Of((await grain.Get())!, known is null ? $"whsec_{secret}" : null)) : Problems.Of(422, faults);
    }

    private static async Task<Results<Ok<WebhookBody>, ProblemHttpResult>> Replay(string id, JsonElement? body, IGrainFactory grains)
    {
        var json = JsonBody.Optional(body, "cursor");
        var cursor = EventCursor.Parse(json.Text("cursor"));
        if (!json.Faults.IsEmpty || cursor is null || !TextKey.IsValid(id))
        {
            return Problems.Of(422, cursor is null ? json.Faults.Add(Reason.Of("bad_cursor", "cursor")) : json.Faults);
        }

        var grain = grains.GetGrain<IWebhookGrain>(id);
        var faults = await grain.Replay(cursor);
        return faults.IsEmpty ? TypedResults.Ok(WebhookBody.Of((await grain.Get())!)) : Problems.Of(404, faults);
    }

    private static async Task<NoContent> Delete(string id, IGrainFactory grains)
    {
        if (TextKey.IsValid(id))
        {
            await grains.GetGrain<IWebhookGrain>(id).Close();
        }

        return TypedResults.NoContent();
    }
}
