using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EconomieSociale.Programme;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.Delivery;

internal sealed record WebhookState
{
    public const string Name = "webhook";

    public int SchemaVersion { get; init; } = 1;

    public WebhookBook? Book { get; init; }
}

[GrainType("webhook")]
internal sealed class WebhookGrain(
    [PersistentState(WebhookState.Name, Stores.Main)] IPersistentState<WebhookState> state, Pack pack, DeliveryTerms terms, TimeProvider clock) : Grain, IWebhookGrain
{
    /// <summary>The batch that somebody was told to send, and until when nobody else is told. Not kept: a repeat is known by its id.</summary>
    private (WebhookBatch Batch, DateTimeOffset Until)? sending;

    public async Task<ImmutableArray<Reason>> Open(Webhook webhook)
    {
        var faults = webhook.Faults(pack).ToImmutableArray();
        if (!faults.IsEmpty)
        {
            return faults;
        }

        var refused = await GrainFactory.GetGrain<IWebhookListGrain>(IWebhookListGrain.Key).Add(webhook.Id);
        if (!refused.IsEmpty)
        {
            return refused;
        }

        var next = state.State.Book is { } known
            ? known with { Webhook = webhook with { Secret = known.Webhook.Secret, CreatedAt = known.Webhook.CreatedAt } }
            : new(webhook, new(await AlertEvents.Heads(GrainFactory, pack)), clock.GetUtcNow(), 0, []);
        await this.Commit(state, state.State with { Book = next });
        return [];
    }

    public Task<WebhookBook?> Get() => Task.FromResult(state.State.Book);

    public async Task<WebhookBatch?> Take()
    {
        var now = clock.GetUtcNow();
        if (state.State.Book is not { } book || book.NextAt > now || sending?.Until > now)
        {
            return null;
        }

        var (cursor, events) = await AlertEvents.Read(GrainFactory, pack, book.Cursor, WebhookBook.MaxEvents, n => book.Webhook.Wants(n, pack));
        if (cursor == book.Cursor)
        {
            return null;
        }

        var (from, to) = (book.Cursor.ToString(), cursor.ToString());
        var batch = new WebhookBatch(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{book.Webhook.Id} {from} {to}")))[..32], from, to, events);
        if (events.IsEmpty)
        {
            await this.Commit(state, state.State with { Book = book with { Cursor = cursor } });
            return null;
        }

        sending = (batch, now + terms.Window);
        return batch;
    }

    public async Task Report(WebhookBatch batch, WebhookAttempt attempt)
    {
        sending = null;
        if (state.State.Book is { } book)
        {
            await this.Commit(state, state.State with { Book = book.Report(batch, attempt, terms) });
        }
    }

    public async Task<ImmutableArray<Reason>> Replay(EventCursor cursor)
    {
        if (state.State.Book is not { } book)
        {
            return [Reason.Of("unknown_webhook", "id", this.GetPrimaryKeyString())];
        }

        sending = null;
        await this.Commit(state, state.State with { Book = book with { Cursor = cursor, NextAt = clock.GetUtcNow(), Failures = 0 } });
        return [];
    }

    public async Task Close()
    {
        await this.Commit(state, state.State with { Book = null });
        await GrainFactory.GetGrain<IWebhookListGrain>(IWebhookListGrain.Key).Remove(this.GetPrimaryKeyString());
    }
}
