using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Values;

public class LabelTests
{
    private static readonly Label Label = new("mois", "شهر", "month");

    [Theory]
    [InlineData("fr", "mois")]
    [InlineData("ar", "شهر")]
    [InlineData("en", "month")]
    [InlineData("es", "mois")]
    [InlineData("", "mois")]
    public void In_Language_GivesItsTextAndFrenchOtherwise(string language, string text) => Assert.Equal(text, Label.In(language));

    [Theory]
    [InlineData("", "ar", "en", false)]
    [InlineData("fr", "", "en", false)]
    [InlineData("fr", "ar", "", false)]
    [InlineData("fr", "ar", "en", true)]
    public void IsComplete_NeedsAllThree(string fr, string ar, string en, bool complete) => Assert.Equal(complete, new Label(fr, ar, en).IsComplete);
}
