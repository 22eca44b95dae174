using System.Text.RegularExpressions;
using CsCheck;
using EconomieSociale.Exchange;
using Xunit;

namespace EconomieSociale.Tests.Exchange;

public class WildcardTests
{
    private static readonly Gen<string> Pattern = Gen.Char["ab*?"].Array[0, 11].Select(characters => new string(characters));

    [Theory]
    [InlineData("register_*.csv", "REGISTER_2016.CSV", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a.csv", "axcsv", false)]
    [InlineData("a", "ab", false)]
    [InlineData("*b", "abab", true)]
    public void Matches_Pattern_AsInAFileList(string pattern, string name, bool matches) => Assert.Equal(matches, Wildcard.Matches(pattern, name));

    [Fact]
    public void Matches_AnyPattern_AgreesWithARegularExpression() => Gen.Select(Pattern, Gen.String["abAB"]).Sample((pattern, name) =>
        Wildcard.Matches(pattern, name) == Regex.IsMatch(name, "^" + pattern.Replace("*", ".*", StringComparison.Ordinal).Replace('?', '.') + "$",
            RegexOptions.IgnoreCase | RegexOptions.NonBacktracking));

    /// <summary>A mapping and a file name come with an upload: their product must not be able to hold a processor.</summary>
    [Fact]
    public async Task Matches_ManyStarsAgainstALongName_EndsSoon()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 30)) + "b";
        var matching = Task.Run(() => Wildcard.Matches(pattern, new string('a', 250)), TestContext.Current.CancellationToken);
        Assert.False(await matching.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }
}
