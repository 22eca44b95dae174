using System.Text.Json;
using EconomieSociale.Hosting;

namespace EconomieSociale.Exchange;

/// <summary>What was asked for with an import.</summary>
public sealed record ImportOrder(string Id, bool DryRun, string Mapping, string[] Files);

/// <summary>Where uploaded files wait: one folder an import, so that an import can be resumed after a restart.</summary>
public sealed class ImportFolder(SystemOptions options)
{
    private readonly string root = Path.GetFullPath(Path.Combine(options.DataFolder, "imports"));

    public string NewId() => Guid.CreateVersion7().ToString("N");

    public string Of(string id) => Path.Combine(root, id);

    public string Errors(string id) => Path.Combine(Of(id), "errors.jsonl");

    public bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);

    public async Task Save(ImportOrder order)
    {
        Directory.CreateDirectory(Of(order.Id));
        await File.WriteAllTextAsync(Path.Combine(Of(order.Id), "order.json"), JsonSerializer.Serialize(order));
    }

    /// <summary>The order of an import; null when its files are not on this machine.</summary>
    public async Task<ImportOrder?> Load(string id)
    {
        var path = Path.Combine(Of(id), "order.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<ImportOrder>(await File.ReadAllTextAsync(path)) : null;
    }
}
