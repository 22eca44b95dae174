using System.Text.RegularExpressions;

namespace EconomieSociale.Tests;

/// <summary>A file of the repository; the path is relative to its root, with slashes.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.Split('\n');

    /// <summary>The string literals outside of comments.</summary>
    public static IEnumerable<string> Literals(string text) => Literal().Matches(Comment().Replace(text, "")).Select(m => m.Value);

    public static string WithoutLiterals(string text) => Literal().Replace(text, "\"\"");

    [GeneratedRegex(@"""""""[\s\S]*?""""""|@""(?:[^""]|"""")*""|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}

/// <summary>The sources that the rules of the house are about.</summary>
internal static class Repository
{
    public static readonly string[] Projects = ["Domain", "Grains.Interfaces", "Grains", "Silo", "Web"];

    public static string Root { get; } = FindRoot();

    /// <summary>The files of a folder whose names end in one of the endings, without what builds leave behind.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)
        .Select(f => new SourceFile(f, File.ReadAllText(Path.Combine(Root, f))));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EconomieSociale.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
