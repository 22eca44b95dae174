using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Exchange;

/// <summary>A checked file of an import.</summary>
public sealed record ImportFile(string Path, string Name, FileMapping Mapping, CsvFacts Facts);

/// <summary>An import that is ready to run.</summary>
/// <param name="Identity">By content: the same mapping and files give the same one, so that a repeat is recognised row by row.</param>
public sealed record ImportPlan(string Identity, ImmutableArray<ImportFile> Files)
{
    public const int MaxFiles = 20;

    /// <summary>Rows of all files without their headers.</summary>
    public long Rows => Files.Sum(f => f.Facts.Records - 1);

    /// <summary>Checks the mapping and every file as a whole. With a fault nothing is stored at all.</summary>
    public static async Task<(ImportPlan? Plan, ImmutableArray<Reason> Faults)> Check(
        string mappingJson, IReadOnlyList<string> paths, Pack pack, CancellationToken cancellation)
    {
        var (mapping, faults) = MappingReader.Read(mappingJson, pack);
        if (mapping is null)
        {
            return (null, faults);
        }

        var files = ImmutableArray.CreateBuilder<ImportFile>();
        var found = ImmutableArray.CreateBuilder<Reason>();
        foreach (var path in paths)
        {
            var (file, fileFaults) = await File(path, mapping, pack, cancellation);
            found.AddRange(fileFaults);
            files.AddRange(file is null ? [] : new[] { file });
        }

        if (paths.Count is 0 or > MaxFiles)
        {
            found.Add(paths.Count == 0 ? Reason.Of("no_file", "file") : Reason.Of("too_many_files", "file", $"{MaxFiles}"));
        }

        return found.Count > 0 ? (null, found.ToImmutable()) : (new(Hash(mappingJson, files), files.ToImmutable()), []);
    }

    private static async Task<(ImportFile? File, ImmutableArray<Reason> Faults)> File(string path, ImportMapping mapping, Pack pack, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        if (mapping.For(name) is not { } part)
        {
            return (null, [Reason.Of("file_not_mapped", name, name)]);
        }

        var facts = await CsvScan.Of(path, part.Delimiter, cancellation);
        if (facts.Records == 0)
        {
            return (null, [Reason.Of("file_empty", name, name)]);
        }

        if (facts.IsCut)
        {
            return (null, [Reason.Of("file_truncated", name, name, $"{facts.Records}")]);
        }

        using var rows = new CsvRows(path, part, facts.IsUtf8);
        var faults = new RowMapper(part, rows.Next()!.Cells, pack).HeaderFaults();
        return (new(path, name, part, facts), [.. faults.Select(f => f with { Field = $"{name}: {f.Field}" })]);
    }

    private static string Hash(string mapping, IEnumerable<ImportFile> files)
    {
        var text = string.Join('\n', files.Select(f => f.Facts.Sha256).Order(StringComparer.Ordinal).Prepend(mapping));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
