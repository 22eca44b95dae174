using System.Globalization;

namespace EconomieSociale.Funding;

public sealed class FormAmountTests
{
    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("1 234,5", "1234.5")]
    [InlineData("1\u202f234.50", "1234.50")]
    [InlineData("\u200f1 234,50", "1234.50")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("0,05", "0.05")]
    public void Amounts_are_read_as_people_type_them(string typed, string amount) =>
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), FormAmount.Read(typed, 2));

    [Theory]
    [InlineData("200.000")]
    [InlineData("200,000")]
    [InlineData("1,234.567.8")]
    [InlineData("12.34.56")]
    [InlineData("12,")]
    [InlineData("-5")]
    [InlineData("1e3")]
    [InlineData("deux cents")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_none_or_might_be_two_is_not(string typed) => Assert.Null(FormAmount.Read(typed, 2));

    [Fact]
    public void A_currency_with_three_decimals_has_them() => Assert.Equal(1.234m, FormAmount.Read("1,234", 3));
}
