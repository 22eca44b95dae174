using System.Text.RegularExpressions;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Exchange;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Localisation;
using EconomieSociale.Reports;
using EconomieSociale.Values;

namespace EconomieSociale.Pages;

/// <summary>French, Arabic and English are complete, and pages say nothing that is not among their texts.</summary>
public sealed partial class TextTests
{
    private static readonly string Web = Path.Combine(WebApp.Root, "src", "Web");

    private static IEnumerable<string> Sources => Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    [Fact]
    public void Every_text_exists_in_three_languages_with_the_same_placeholders()
    {
        foreach (var (key, text) in Wording.All)
        {
            Assert.True(text.IsComplete, $"{key} is not complete");
            Assert.True(Placeholders(text.Fr).SetEquals(Placeholders(text.Ar)), $"{key}: Arabic has other placeholders than French");
            Assert.True(Placeholders(text.Fr).SetEquals(Placeholders(text.En)), $"{key}: English has other placeholders than French");
            Assert.Matches(ArabicLetter(), NeedsArabic().IsMatch(text.Fr) ? text.Ar : "ا");
        }
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var asked = Sources.SelectMany(f => Asked().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(asked.Count > 50, "The pattern finds the keys of pages no more.");
        Assert.All(asked, k => Assert.True(Wording.HasPage(k), k));
    }

    [Fact]
    public void Every_state_and_kind_has_a_text()
    {
        var keys = Enum.GetValues<UnitKind>().Select(k => $"kind_{JsonName.Of(k)}")
            .Concat(Enum.GetValues<ReportState>().Select(s => $"report_{JsonName.Of(s)}"))
            .Concat(Enum.GetValues<ImportState>().Select(s => $"import_{JsonName.Of(s)}"))
            .Concat(Enum.GetValues<UnitState>().Select(s => $"state_{JsonName.Of(s)}"))
            .Concat(Enum.GetValues<Status>().Select(s => $"colour_{JsonName.Of(s)}"))
            .Concat(Enum.GetValues<Aggregation>().Select(a => $"aggregation_{JsonName.Of(a)}"))
            .Concat(Enum.GetValues<AnchorKind>().Select(k => $"judged_{JsonName.Of(k)}"))
            .Concat(Enum.GetValues<IndicatorWindow>().Select(w => $"window_{JsonName.Of(w)}"))
            .Concat(Enum.GetValues<HoldReason>().Select(r => $"hold_{JsonName.Of(r)}"))
            .Concat(new[] { AlertNames.UnpaidSince, AlertNames.JustificationDue, AlertNames.MilestoneDue, AlertNames.LineAllocated, AlertNames.LineCommitted }
                .Select(n => $"figure_{n}"))
            .Concat(Enum.GetValues<OperationKind>().Select(k => $"operation_{JsonName.Of(k)}"))
            .Concat(Enum.GetValues<Subject>().Where(s => s != Subject.Unit).Select(s => $"subject_{JsonName.Of(s)}"));
        Assert.All(keys, k => Assert.True(Wording.HasPage(k), k));
    }

    [Fact]
    public void Markup_holds_no_words_of_its_own()
    {
        foreach (var file in Sources.Where(f => f.EndsWith(".razor", StringComparison.Ordinal)))
        {
            var markup = CodeBlock().Replace(File.ReadAllText(file), "");
            Assert.Empty(Words().Matches(markup).Select(m => $"{Path.GetFileName(file)}: {m.Value}"));
        }
    }

    [Fact]
    public void Styles_know_no_left_and_right()
    {
        var css = Comment().Replace(File.ReadAllText(Path.Combine(Web, "wwwroot", "app.css")), "");
        Assert.Empty(Sides().Matches(css).Select(m => m.Value));
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[ء-ي]")]
    private static partial Regex ArabicLetter();

    /// <summary>A text with a word in it; one of signs and placeholders alone is the same in all languages.</summary>
    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex NeedsArabic();

    [GeneratedRegex("Say\\((?:[^\"()]*\\? )?\"([a-z_0-9]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex(@"@code \{.*", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(?<=>)[^<>@{}()=""]*\p{L}{3,}[^<>@{}()=""]*(?=</)")]
    private static partial Regex Words();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(left|right)\b")]
    private static partial Regex Sides();
}
