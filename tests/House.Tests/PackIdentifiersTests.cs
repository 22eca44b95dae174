using System.Text.RegularExpressions;
using Xunit;

namespace EconomieSociale.Tests;

/// <summary>A programme is data: no name of a pack may stand in the code.</summary>
public partial class PackIdentifiersTests
{
    private const int ShortestTelling = 6;

    private static readonly string[] CodeFiles = ["data-elements.csv", "indicators.csv", "code-lists.csv", "parameters.csv", "validation-rules.csv"];

    [Fact]
    public void Code_ContainsNoNameOfAPack()
    {
        var packs = Path.Combine(Repository.Root, "packs");
        Assert.SkipUnless(Directory.Exists(packs), "There is no folder packs/ in this branch.");
        var names = Directory.GetDirectories(packs).SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        Assert.True(names.Count > 100);
        Assert.Empty(Repository.Files("src", ".cs", ".razor").SelectMany(f => SourceFile.Literals(f.Text).SelectMany(l => Contained(l, names)).Select(n => $"{f.Path}: {n}")));
    }

    [Theory]
    [InlineData("var a = \"members_total\";", "members_total")]
    [InlineData("var a = $\"in {x} at El Marsa, {y}\";", "El Marsa")]
    [InlineData("var a = \"\"\"\n  {\"x\": \"members_total\"}\n  \"\"\";", "members_total")]
    public void Contained_PlantedName_IsFound(string text, string name) =>
        Assert.Contains(name, SourceFile.Literals(text).SelectMany(l => Contained(l, ["members_total", "El Marsa"])));

    [Theory]
    [InlineData("// members_total\nvar members_total = 1;")]
    [InlineData("var a = \"members_totals\";")]
    public void Contained_OutsideALiteralOrPartOfAWord_IsNot(string text) => Assert.Empty(SourceFile.Literals(text).SelectMany(l => Contained(l, ["members_total"])));

    /// <summary>Codes with an underscore, and names of places, long enough to mean nothing else.</summary>
    private static IEnumerable<string> Names(string pack)
    {
        var codes = CodeFiles.Select(f => Path.Combine(pack, f)).Where(File.Exists).SelectMany(f => File.ReadLines(f).Skip(1)).SelectMany(line => line.Split(',').Take(2))
            .Where(c => Code().IsMatch(c));
        var places = File.ReadLines(Path.Combine(pack, "territory.csv")).Skip(1).SelectMany(line => line.Split(',').Skip(1).Take(4));
        return codes.Concat(places.Select(p => p.Trim('"', ' '))).Where(n => n.Length >= ShortestTelling);
    }

    private static IEnumerable<string> Contained(string literal, IEnumerable<string> names) =>
        names.Where(n => literal.Contains(n, StringComparison.Ordinal) && Regex.IsMatch(literal, $@"(?<!\w){Regex.Escape(n)}(?!\w)"));

    [GeneratedRegex(@"^[a-z]+(?:_[a-z0-9]+)+$")]
    private static partial Regex Code();
}
