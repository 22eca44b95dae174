using System.Collections.Immutable;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.People;

internal sealed record PeopleState
{
    public const string Name = "people";

    public int SchemaVersion { get; init; } = 1;

    public ImmutableSortedSet<string> Codes { get; init; } = CodeRegister.Empty;
}

[GrainType("people")]
internal sealed class PeopleGrain([PersistentState(PeopleState.Name, Stores.Main)] IPersistentState<PeopleState> state) : Grain, IPeopleGrain
{
    private const int Max = 20_000;

    public async Task<ImmutableArray<Reason>> Add(string code)
    {
        var decision = CodeRegister.Add(state.State.Codes, code, Max, most => Reason.Of("too_many_people", "code", most));
        if (decision.Changed)
        {
            await this.Commit(state, state.State with { Codes = decision.Next! });
        }

        return decision.IsRefused ? decision.Refusals : [];
    }

    public Task Remove(string code) => this.Commit(state, state.State with { Codes = state.State.Codes.Remove(code) });

    public Task<ImmutableArray<string>> List() => Task.FromResult(state.State.Codes.ToImmutableArray());
}
