using EconomieSociale.Reports;
using Xunit;

namespace EconomieSociale.Tests.Reports;

public class YearBookTests
{
    [Fact]
    public void With_ReportOfAnotherFormOrPeriod_IsAdded()
    {
        var book = YearBook.Empty(2021).With(Some.Report(Figures.Empty)).With(Some.Report(Figures.Empty, period: "2021Q2")).With(Some.Report(Figures.Empty, "A", "2021"));
        Assert.Equal(3, book.Reports.Length);
    }

    [Fact]
    public void With_SameFormAndPeriod_Replaces()
    {
        var book = YearBook.Empty(2021).With(Some.Report(Figures.Empty)).With(Some.Report(Some.Figures(("sales", 1))));
        Assert.Equal(Some.Figures(("sales", 1)), Assert.Single(book.Reports).Latest!.Figures);
    }

    [Fact]
    public void Find_WhatIsNotThere_IsNull() => Assert.Null(YearBook.Empty(2021).With(Some.Report(Figures.Empty)).Find("M", Some.Period("2021Q1")));

    [Fact]
    public void DueOn_APeriod_IsSomeDaysAfterItsEnd() => Assert.Equal(Some.Day("2021-04-15"), TestPack.Quarterly.DueOn(Some.Period("2021Q1")));
}
