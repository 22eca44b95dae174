using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class ReportAddressTests
{
    [Theory]
    [InlineData("X", "2021Q1", "unknown_data_set", "dataSet")]
    [InlineData("Q", "2021Q5", "bad_period", "period")]
    [InlineData("Q", "202101", "wrong_period_type", "period")]
    [InlineData("A", "2021Q1", "wrong_period_type", "period")]
    public void Address_WrongFormOrPeriod_IsRefused(string dataSet, string period, string code, string field)
    {
        var fault = Assert.Single(ReportRules.Address(dataSet, period, TestPack.Pack).Faults);
        Assert.Equal((code, field), (fault.Code, fault.Field));
    }

    [Theory]
    [InlineData("Q")]
    [InlineData("q")]
    [InlineData("Quarterly")]
    public void Address_CodeOrAliasInAnyCase_IsTheForm(string dataSet)
    {
        var (set, period, faults) = ReportRules.Address(dataSet, "2021Q1", TestPack.Pack);
        Assert.Empty(faults);
        Assert.Equal(("Q", Some.Period("2021Q1")), (set?.Code, period));
    }
}
