using EconomieSociale.Reports;
using Xunit;
using static EconomieSociale.Tests.Exchange.Mappings;

namespace EconomieSociale.Tests.Exchange;

public class ReportRowTests
{
    [Fact]
    public void Map_Report_HasItsValuesAndNoMissingOnes()
    {
        var part = File(Report("'sales': 'S', 'costs': 'C', 'cash': 'K'")).Map(("Id", "U1"), ("Period", "2021Q1"), ("S", "5"), ("C", ""), ("K", "NA")).Report!;
        Assert.Equal(("Q", "2021Q1", null, false), (part.DataSet, part.Period, part.StatementDate, part.Merge));
        Assert.Equal([KeyValuePair.Create("cash", RawValue.NotApplicable), new("sales", RawValue.Of(5))], part.Values.OrderBy(v => v.Key));
    }

    [Fact]
    public void Map_ValuePerRow_NamesItsElement()
    {
        var file = File("'report': { 'dataSet': 'Q', 'period': 'Period' }, 'value': { 'element': { 'column': 'E', 'codes': { 'CA': 'sales' }, 'otherwise': 'costs' }, 'value': 'V' }");
        var part = file.Map(("Id", "U1"), ("Period", "2021Q1"), ("E", "CA"), ("V", "5")).Report!;
        Assert.True(part.Merge);
        Assert.Equal(KeyValuePair.Create("sales", RawValue.Of(5)), Assert.Single(part.Values));
        Assert.Equal("costs", Assert.Single(file.Map(("Id", "U1"), ("Period", "2021Q1"), ("E", "x"), ("V", "5")).Report!.Values).Key);
    }

    [Fact]
    public void Map_StatementDate_IsRead()
    {
        var file = File("'dateFormats': ['d/M/yyyy'], 'report': { 'dataSet': 'A', 'period': 'Period', 'statementDate': 'D', 'values': { 'assets': 'V' } }");
        Assert.Equal(Some.Day("2020-12-31"), file.Map(("Id", "U1"), ("Period", "2020"), ("D", "31/12/2020"), ("V", "1")).Report!.StatementDate);
        var fault = Assert.Single(file.Map(("Id", "U1"), ("Period", "2020"), ("D", "31.12.2020"), ("V", "1")).Faults);
        Assert.Equal(("not_a_date", "D"), (fault.Code, fault.Field));
    }

    [Theory]
    [InlineData("Q", "d/M/yyyy", "5/4/2021", "2021Q2")]
    [InlineData("A", "d/M/yyyy", "5/4/2021", "2021")]
    [InlineData("M", "d/M/yyyy", "5/4/2021", "202104")]
    [InlineData("A", "yyyy", "2021", "2021")]
    public void Map_PeriodGivenAsADate_IsThePeriodOfTheForm(string set, string format, string cell, string period)
    {
        var element = set == "A" ? "assets" : "cash";
        var file = File($"'report': {{ 'dataSet': '{set}', 'period': {{ 'column': 'P', 'format': '{format}' }}, 'values': {{ '{element}': 'V' }} }}");
        Assert.Equal(period, file.Map(("Id", "U1"), ("P", cell), ("V", "1")).Report!.Period);
    }

    [Theory]
    [InlineData("2021-04-05")]
    [InlineData("5/4/1899")]
    [InlineData("5/4/2200")]
    public void Map_PeriodThatIsNoSuchDate_IsAFault(string cell)
    {
        var row = File("'report': { 'dataSet': 'Q', 'period': { 'column': 'P', 'format': 'd/M/yyyy' }, 'values': { 'sales': 'V' } }").Map(("Id", "U1"), ("P", cell), ("V", "1"));
        Assert.Equal(("bad_period", "P", cell), (Assert.Single(row.Faults).Code, row.Faults[0].Field, row.Faults[0].Args[0]));
        Assert.Null(row.Report);
    }

    [Fact]
    public void Map_PeriodMissing_IsAFault()
    {
        var row = File(Report("'sales': 'V'")).Map(("Id", "U1"), ("Period", ""), ("V", "1"));
        Assert.Equal(("required", "Period"), (Assert.Single(row.Faults).Code, row.Faults[0].Field));
    }

    [Fact]
    public void Map_ShortRow_ReadsMissingCells() => Assert.Empty(File(Report("'sales': 'V'")) is var file
        ? new EconomieSociale.Exchange.RowMapper(file, ["Id", "Period", "V"], TestPack.Pack).Map(["U1", "2021Q1"], "i").Report!.Values
        : []);
}
