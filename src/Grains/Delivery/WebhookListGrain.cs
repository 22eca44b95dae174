using System.Collections.Immutable;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.Delivery;

internal sealed record WebhookListState
{
    public const string Name = "webhook-list";

    public int SchemaVersion { get; init; } = 1;

    public ImmutableSortedSet<string> Ids { get; init; } = CodeRegister.Empty;
}

[GrainType("webhook-list")]
internal sealed class WebhookListGrain([PersistentState(WebhookListState.Name, Stores.Main)] IPersistentState<WebhookListState> state) : Grain, IWebhookListGrain
{
    private const int Max = 100;

    public async Task<ImmutableArray<Reason>> Add(string id)
    {
        var decision = CodeRegister.Add(state.State.Ids, id, Max, most => Reason.Of("too_many_webhooks", "id", most));
        if (decision.Changed)
        {
            await this.Commit(state, state.State with { Ids = decision.Next! });
        }

        return decision.IsRefused ? decision.Refusals : [];
    }

    public Task Remove(string id) => this.Commit(state, state.State with { Ids = state.State.Ids.Remove(id) });

    public Task<ImmutableArray<string>> List() => Task.FromResult(state.State.Ids.ToImmutableArray());
}
