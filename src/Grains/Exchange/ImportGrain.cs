using System.Collections.Immutable;
using EconomieSociale.Storage;
using Orleans.Runtime;

namespace EconomieSociale.Exchange;

internal sealed record ImportRecord
{
    public const string Name = "import";

    public int SchemaVersion { get; init; } = 1;

    public ImportProgress? Progress { get; init; }
}

[GrainType("import")]
internal sealed class ImportGrain([PersistentState(ImportRecord.Name, Stores.Main)] IPersistentState<ImportRecord> state) : Grain, IImportGrain
{
    public Task Tell(ImportProgress progress) => this.Commit(state, state.State with { Progress = progress });

    public Task<ImportProgress?> Get() => Task.FromResult(state.State.Progress);
}

internal sealed record ImportListState
{
    public const string Name = "import-list";

    public int SchemaVersion { get; init; } = 1;

    public ImmutableArray<string> Ids { get; init; } = [];
}

[GrainType("import-list")]
internal sealed class ImportListGrain([PersistentState(ImportListState.Name, Stores.Main)] IPersistentState<ImportListState> state) : Grain, IImportListGrain
{
    /// <summary>Older imports keep their state and address; they only leave the list.</summary>
    private const int Remembered = 200;

    public Task Add(string id) => state.State.Ids.Contains(id)
        ? Task.CompletedTask
        : this.Commit(state, state.State with { Ids = [.. state.State.Ids.Insert(0, id).Take(Remembered)] });

    public Task<ImmutableArray<string>> List() => Task.FromResult(state.State.Ids);
}
