using Orleans.Runtime;
using Orleans.Storage;

namespace EconomieSociale.Storage;

/// <summary>
/// Keeps every grain key a text in the database. The ADO.NET provider turns a key that reads as a hexadecimal number or a GUID into that number,
/// so that units "C1", "c1" and "0C1" would share one row. A leading colon makes every key read as a text.
/// </summary>
internal sealed class TextKeyStorage(IGrainStorage rows) : IGrainStorage
{
    private const string Mark = ":";

    /// <summary>The form in which a key rests.</summary>
    public static string AtRest(string key) => Mark + key;

    public static string FromRest(string rested) => rested[Mark.Length..];

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.ReadStateAsync(stateName, Marked(grainId), grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.WriteStateAsync(stateName, Marked(grainId), grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.ClearStateAsync(stateName, Marked(grainId), grainState);

    private static GrainId Marked(GrainId id) => GrainId.Create(id.Type, IdSpan.Create(AtRest(id.Key.ToString()!)));
}
