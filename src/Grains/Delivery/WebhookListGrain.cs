using System.Collections.Immutable;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.Delivery;

internal sealed record WebhookListState
{
    public const string Name = "webhook-list";

    public int SchemaVersion { get; init; } = 1;

    public ImmutableSortedSet<string> Ids { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}

[GrainType("webhook-list")]
internal sealed class WebhookListGrain([PersistentState(WebhookListState.Name, Stores.Main)] IPersistentState<WebhookListState> state) : Grain, IWebhookListGrain
{
    private const int Max = 100;

    public async Task<ImmutableArray<Reason>> Add(string id)
    {
        if (state.State.Ids.Contains(id))
        {
            return [];
        }

        if (state.State.Ids.Count >= Max)
        {
            return [Reason.Of("too_many_webhooks", "id", $"{Max}")];
        }

        await this.Commit(state, state.State with { Ids = state.State.Ids.Add(id) });
        return [];
    }

    public Task Remove(string id) => this.Commit(state, state.State with { Ids = state.State.Ids.Remove(id) });

    public Task<ImmutableArray<string>> List() => Task.FromResult(state.State.Ids.ToImmutableArray());
}
