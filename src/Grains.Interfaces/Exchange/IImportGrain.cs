using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>The progress of one import. Key: its id. The process that reads the files tells it; pages and scripts ask it.</summary>
[Alias("import")]
public interface IImportGrain : IGrainWithStringKey
{
    [Alias("tell")]
    Task Tell(ImportProgress progress);

    [Alias("get")]
    Task<ImportProgress?> Get();
}

/// <summary>The imports of this store, newest first. One grain; key: <see cref="Key"/>.</summary>
[Alias("import-list")]
public interface IImportListGrain : IGrainWithStringKey
{
    const string Key = "imports";

    [Alias("add")]
    Task Add(string id);

    [Alias("list")]
    Task<ImmutableArray<string>> List();
}

public enum ImportState
{
    Waiting = 1,
    Checking = 2,
    Running = 3,
    Completed = 4,
    Refused = 5,
    Failed = 6,
}

/// <summary>How far an import is.</summary>
/// <param name="RowsTotal">Known after the check of the files.</param>
/// <param name="RowsSkipped">Left out by a filter of the mapping.</param>
/// <param name="Faults">Why the import as a whole was refused.</param>
[GenerateSerializer, Immutable, Alias("import-progress")]
public sealed record ImportProgress(
    string Id,
    ImportState State,
    bool DryRun,
    ImmutableArray<string> Files,
    long RowsTotal,
    long RowsRead,
    long RowsAccepted,
    long RowsRejected,
    long RowsUnchanged,
    long RowsSkipped,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    ImmutableArray<Reason> Faults)
{
    public bool IsOver => State is ImportState.Completed or ImportState.Refused or ImportState.Failed;

    /// <summary>Share of the rows that were read, 0 to 1.</summary>
    public decimal Share => State == ImportState.Completed ? 1 : RowsTotal == 0 ? 0 : Math.Round((decimal)RowsRead / RowsTotal, 4);
}
