using System.Collections.Immutable;
using EconomieSociale.Storage;
using EconomieSociale.Values;
using Orleans.Runtime;

namespace EconomieSociale.People;

internal sealed record PeopleState
{
    public const string Name = "people";

    public int SchemaVersion { get; init; } = 1;

    public ImmutableSortedSet<string> Codes { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}

[GrainType("people")]
internal sealed class PeopleGrain([PersistentState(PeopleState.Name, Stores.Main)] IPersistentState<PeopleState> state) : Grain, IPeopleGrain
{
    private const int Max = 20_000;

    public async Task<ImmutableArray<Reason>> Add(string code)
    {
        if (state.State.Codes.Contains(code))
        {
            return [];
        }

        if (state.State.Codes.Count >= Max)
        {
            return [Reason.Of("too_many_people", "code", $"{Max}")];
        }

        await this.Commit(state, state.State with { Codes = state.State.Codes.Add(code) });
        return [];
    }

    public Task Remove(string code) => this.Commit(state, state.State with { Codes = state.State.Codes.Remove(code) });

    public Task<ImmutableArray<string>> List() => Task.FromResult(state.State.Codes.ToImmutableArray());
}
