using System.Text.RegularExpressions;
using Xunit;

namespace EconomieSociale.Tests;

/// <summary>What a reader may count on in every file.</summary>
public partial class TidyTests
{
    private const int MaxLines = 300;
    private const int MaxLineLength = 180;
    private const int LongText = 90;

    private static readonly string[] FeatureFolders =
    [
        "Cooperatives", "Associations", "Funding", "Territories", "Reports", "Indicators", "Alerts", "People", "Delivery", "Exchange", "Accounts", "Programme", "Demonstration",
        "Columns", "Values", "Storage", "Hosting", "Localisation", "Components", "wwwroot", "Properties",
    ];

    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "Dto", "Common", "Base"];

    private static readonly Regex TypeDeclaration = Declaration();

    private static readonly string[] ClockReaders = ["src/Silo/Storage/SchemaRunner.cs"];

    private static readonly string[] Blockers = ["src/Silo/Storage/GroupCommit.cs", "src/Silo/Storage/SqliteGate.cs"];

    private static IEnumerable<SourceFile> All => Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs"));

    private static IEnumerable<SourceFile> Product => Repository.Files("src", ".cs", ".razor");

    [Fact]
    public void Files_AreShort() => Assert.Empty(All.Where(f => f.Lines.Length > MaxLines + 1).Select(f => $"{f.Path}: {f.Lines.Length} lines"));

    [Fact]
    public void Lines_AreShort() => Assert.Empty(All.SelectMany(f => LongLines(f.Text).Select(n => $"{f.Path}:{n}")));

    [Fact]
    public void LongLines_PlantedLine_IsFound() => Assert.Equal([2], LongLines("short\n" + new string('x', MaxLineLength + 1) + "\n" + new string('x', MaxLineLength)));

    [Fact]
    public void Folders_AreNamedByFeatures() => Assert.DoesNotContain(
        Repository.Projects.SelectMany(p => Directory.GetDirectories(Path.Combine(Repository.Root, "src", p)).Select(d => $"{p}/{Path.GetFileName(d)}")),
        d => Path.GetFileName(d) is not ("bin" or "obj") && !FeatureFolders.Contains(Path.GetFileName(d)));

    [Fact]
    public void Time_ComesFromTheTimeProvider() =>
        Assert.Empty(Product.Where(f => !ClockReaders.Contains(f.Path)).SelectMany(f => Found(Clock(), f)));

    [Fact]
    public void Threads_AreNotBlocked() => Assert.Empty(Product.Where(f => !Blockers.Contains(f.Path)).SelectMany(f => Found(Blocking(), f)));

    [Fact]
    public void CatchAll_ThrowsAgain() => Assert.Empty(Product.SelectMany(f => Swallows(f.Text).Select(line => $"{f.Path}:{line}")));

    [Fact]
    public void TypeNames_SayWhatTheyAre() => Assert.Empty(All.SelectMany(f => BannedNames(SourceFile.WithoutLiterals(f.Text)).Select(n => $"{f.Path}: {n}")));

    [Theory]
    [InlineData("var a = DateTime.Now;", true)]
    [InlineData("var a = DateTimeOffset.UtcNow;", true)]
    [InlineData("var a = clock.GetUtcNow();", false)]
    public void Clock_PlantedRead_IsFound(string text, bool found) => Assert.Equal(found, Clock().IsMatch(text));

    [Theory]
    [InlineData("task.Result;", true)]
    [InlineData("gate.Wait();", true)]
    [InlineData("task.GetAwaiter().GetResult()", true)]
    [InlineData("Task.FromResult(x); row.Results; await WaitAsync();", false)]
    public void Blocking_PlantedWait_IsFound(string text, bool found) => Assert.Equal(found, Blocking().IsMatch(text));

    [Theory]
    [InlineData("try { } catch { }", true)]
    [InlineData("catch\n{\n    if (a) { b(); }\n}\nthrow x;", true)]
    [InlineData("catch (Exception)\n{\n}", true)]
    [InlineData("catch\n{\n    if (a) { b(); }\n    throw;\n}", false)]
    [InlineData("catch (IOException) { }", false)]
    [InlineData("catch (Exception e)\n{\n    Fail(rows, e);\n}", false)]
    public void Swallows_PlantedCatch_IsFound(string text, bool found) => Assert.Equal(found, Swallows(text).Any());

    [Fact]
    public void BannedNames_PlantedTypes_AreFound() => Assert.Equal(
        ["UnitManager", "RowDto", "TestsBase"], BannedNames("public sealed class UnitManager { }\nrecord struct RowDto(int A);\nabstract class TestsBase<T>\nclass Basement"));

    /// <summary>A line that carries a long text is as long as the text.</summary>
    private static IEnumerable<int> LongLines(string text) => text.Split('\n').Index()
        .Where(l => l.Item.Length > MaxLineLength && SourceFile.Literals(l.Item).All(literal => literal.Length <= LongText))
        .Select(l => l.Index + 1);

    private static IEnumerable<string> Found(Regex pattern, SourceFile file) => pattern.Matches(file.Text).Select(m => $"{file.Path}: {m.Value}");

    private static IEnumerable<string> BannedNames(string text) =>
        TypeDeclaration.Matches(text).Select(m => m.Groups[1].Value).Where(n => BannedEndings.Any(e => n.EndsWith(e, StringComparison.Ordinal)));

    /// <summary>The lines of clauses that catch everything and do not throw again.</summary>
    private static IEnumerable<int> Swallows(string text)
    {
        foreach (Match clause in CatchAll().Matches(text))
        {
            var end = clause.Index + clause.Length;
            for (var depth = 1; depth > 0 && end < text.Length; end++)
            {
                depth += text[end] switch { '{' => 1, '}' => -1, _ => 0 };
            }

            if (!PassedOn().IsMatch(text[clause.Index..end]))
            {
                yield return text[..clause.Index].Count(c => c == '\n') + 1;
            }
        }
    }

    [GeneratedRegex(@"\b(?:class|record(?: struct| class)?|struct|interface|enum)\s+(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\.Result\b(?!s)|\.Wait\(|\.GetResult\(\)")]
    private static partial Regex Blocking();

    /// <summary>Thrown again, or handed to whoever waits for the outcome.</summary>
    [GeneratedRegex(@"\bthrow\b|\bFail\(")]
    private static partial Regex PassedOn();

    [GeneratedRegex(@"\bcatch(?:\s*\(\s*Exception\s*\w*\s*\))?\s*\{")]
    private static partial Regex CatchAll();
}
