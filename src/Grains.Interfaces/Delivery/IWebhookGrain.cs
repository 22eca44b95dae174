using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Delivery;

/// <summary>A webhook with how far it came. Key: its id.</summary>
[Alias("webhook")]
public interface IWebhookGrain : IGrainWithStringKey
{
    /// <summary>Registers it, or changes where it goes to and what it is told. The secret of one that exists stays. It begins with what happens from now on.</summary>
    /// <returns>Why not; empty if done.</returns>
    [Alias("open")]
    Task<ImmutableArray<Reason>> Open(Webhook webhook);

    [Alias("get")]
    Task<WebhookBook?> Get();

    /// <summary>The next events to send; null if there are none, or it is too early to try again.</summary>
    [Alias("take")]
    Task<WebhookBatch?> Take();

    /// <summary>Says what came of a batch.</summary>
    [Alias("report")]
    Task Report(WebhookBatch batch, WebhookAttempt attempt);

    /// <summary>Sends again everything after a cursor.</summary>
    [Alias("replay")]
    Task<ImmutableArray<Reason>> Replay(EventCursor cursor);

    [Alias("close")]
    Task Close();
}

/// <summary>The ids of all webhooks. One grain; key: <see cref="Key"/>.</summary>
[Alias("webhook-list")]
public interface IWebhookListGrain : IGrainWithStringKey
{
    const string Key = "webhooks";

    [Alias("add")]
    Task<ImmutableArray<Reason>> Add(string id);

    [Alias("remove")]
    Task Remove(string id);

    [Alias("list")]
    Task<ImmutableArray<string>> List();
}
