namespace EconomieSociale.Exchange;

/// <summary>The arguments of the command <c>import</c>.</summary>
public sealed record ImportArguments(IReadOnlyList<string> Files, string Mapping, bool DryRun)
{
    /// <summary>Reads <c>FOLDER|FILES… --mapping FILE [--dry-run]</c>; of a folder its CSV files by name. Null when they make no sense.</summary>
    public static ImportArguments? Read(string[] args)
    {
        string? mapping = null;
        var dryRun = false;
        var files = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--mapping" when i + 1 < args.Length:
                    mapping = args[++i];
                    break;
                case "--dry-run":
                    dryRun = true;
                    break;
                case var path when Directory.Exists(path):
                    files.AddRange(Directory.GetFiles(path, "*.csv").Order(StringComparer.Ordinal));
                    break;
                case var path when File.Exists(path):
                    files.Add(path);
                    break;
                default:
                    return null;
            }
        }

        return mapping is not null && File.Exists(mapping) && files.Count > 0 ? new([.. files.Select(Path.GetFullPath)], mapping, dryRun) : null;
    }
}
