using CsCheck;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Values;

public class TextKeyTests
{
    [Theory]
    [InlineData("Laâyoune", "laayoune")]
    [InlineData("ÉLEVAGE", "elevage")]
    [InlineData("أحمد", "احمد")]
    [InlineData("إحمد", "احمد")]
    [InlineData("آحمد", "احمد")]
    [InlineData("ٱحمد", "احمد")]
    [InlineData("تَعاوُنِيّة", "تعاونيه")]
    [InlineData("تعاونيـــة", "تعاونيه")]
    [InlineData("مصطفى", "مصطفي")]
    [InlineData("A-1.b", "a-1.b")]
    public void Fold_Name_HasOneSearchForm(string name, string folded) => Assert.Equal(folded, TextKey.Fold(name));

    [Fact]
    public void Fold_Twice_ChangesNothingMore() =>
        Gen.String["aàÂéÇçأإآٱةىيـًَّ 1-"].Sample(s => TextKey.Fold(TextKey.Fold(s)) == TextKey.Fold(s));

    [Theory]
    [InlineData("a")]
    [InlineData("Coop-12_b.3")]
    [InlineData("0")]
    public void IsValid_LettersDigitsAndThreeSigns_AreAllowed(string key) => Assert.True(TextKey.IsValid(key));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("é")]
    [InlineData("تعاونية")]
    [InlineData("a\u001fb")]
    [InlineData("١")]
    public void IsValid_AnythingElse_IsRefused(string? key) => Assert.False(TextKey.IsValid(key));

    /// <summary>A dot segment in an address or a file name is a place, not a name.</summary>
    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("-")]
    public void IsValid_OnlySigns_IsRefused(string key) => Assert.False(TextKey.IsValid(key));

    [Fact]
    public void IsValid_Length_StopsAtTheLimit()
    {
        Assert.True(TextKey.IsValid(new('x', TextKey.MaxLength)));
        Assert.False(TextKey.IsValid(new('x', TextKey.MaxLength + 1)));
    }
}
