using EconomieSociale.Exchange;
using EconomieSociale.Reports;
using Xunit;
using static EconomieSociale.Tests.Exchange.Mappings;

namespace EconomieSociale.Tests.Exchange;

public class CellReaderTests
{
    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData(" -12 ", "-12")]
    [InlineData("+3", "3")]
    [InlineData("0", "0")]
    public void Number_InTheDefaultConvention_IsRead(string cell, string number) => Assert.Equal(Number(number), Value("", cell)?.Number);

    [Theory]
    [InlineData("1,234")]
    [InlineData("1 234")]
    [InlineData("12e3")]
    [InlineData("(5)")]
    [InlineData("$5")]
    [InlineData("twelve")]
    public void Number_InAnotherConvention_StaysText(string cell) => Assert.Equal(RawValue.Of(cell), Value("", cell));

    [Theory]
    [InlineData("1 234,5")]
    [InlineData("1\u00a0234,5")]
    [InlineData("1\u2009234,5")]
    [InlineData("1\u202f234,5")]
    [InlineData("1234,5")]
    public void Number_WithCommaAndAnyKindOfSpace_IsRead(string cell) => Assert.Equal(1234.5m, Value("'decimal': ',', 'grouping': ' '", cell)?.Number);

    [Fact]
    public void Number_WithAPointWhereACommaIsTheDecimal_StaysText() => Assert.Equal(RawKind.Text, Value("'decimal': ','", "1234.5")?.Kind);

    [Fact]
    public void Number_GroupedByPointsWithACommaDecimal_IsRead() => Assert.Equal(1234567.8m, Value("'decimal': ',', 'grouping': '.'", "1.234.567,8")?.Number);

    [Fact]
    public void Number_Scaled_IsMultiplied() => Assert.Equal(12_500, Value("", "12.5", "'scale': 1000")?.Number);

    [Fact]
    public void Number_BeyondTheLimit_IsPassedOnToBeRefused()
    {
        Assert.Equal(RawKind.Number, Value("", "79228162514264337593543950335", "'scale': 1000")?.Kind);
        Assert.Equal(RawKind.Text, Value("", "99999999999999999999999999999999")?.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Value_EmptyCell_IsMissing(string cell) => Assert.Null(Value("", cell));

    [Fact]
    public void Value_TextsForMissing_ReplaceTheDefault()
    {
        Assert.Null(Value("'missing': ['-']", " - "));
        Assert.Equal(RawValue.Of(""), Value("'missing': ['-']", ""));
    }

    [Fact]
    public void Value_NotApplicable_IsNotMissing()
    {
        Assert.Equal(RawValue.NotApplicable, Value("", " NA "));
        Assert.Equal(RawValue.NotApplicable, Value("'notApplicable': ['n/a']", "n/a"));
        Assert.Equal(RawValue.Of("NA"), Value("'notApplicable': ['n/a']", "NA"));
    }

    [Fact]
    public void Value_Default_StandsForAMissingCell() => Assert.Equal(7, Value("", "", "'default': '7'")?.Number);

    [Theory]
    [InlineData("3/2/2021")]
    [InlineData("2021-02-03")]
    [InlineData("2021-02-03 00:00")]
    public void Date_InOneOfTheFormats_IsIso(string cell) => Assert.Equal(RawValue.Of("2021-02-03"), Annual("agm_date", cell));

    [Fact]
    public void Date_InNoFormat_StaysText() => Assert.Equal(RawValue.Of("Feb 3"), Annual("agm_date", "Feb 3"));

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    public void YesNo_FourTexts_AreRead(string cell, bool yes) => Assert.Equal(RawValue.Of(yes), Annual("accounts_ok", cell));

    [Fact]
    public void YesNo_OtherText_StaysText() => Assert.Equal(RawValue.Of("oui"), Annual("accounts_ok", "oui"));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static RawValue? Value(string file, string cell, string source = "") => Single(File(
        $"{file}{(file.Length > 0 ? ", " : "")}{Report($"'sales': {{ 'column': 'V'{(source.Length > 0 ? ", " : "")}{source} }}")}").Map(("Id", "U1"), ("Period", "2021Q1"),
            ("V", cell)));

    private static RawValue? Annual(string element, string cell) => Single(File(
        $"'dateFormats': ['d/M/yyyy', 'yyyy-MM-dd HH:mm'], 'report': {{ 'dataSet': 'A', 'period': 'Period', 'values': {{ '{element}': 'V' }} }}").Map(("Id", "U1"),
            ("Period", "2021"), ("V", cell)));

    private static RawValue? Single(MappedRow row)
    {
        Assert.Empty(row.Faults);
        return row.Report!.Values.IsEmpty ? null : row.Report.Values[0].Value;
    }
}
