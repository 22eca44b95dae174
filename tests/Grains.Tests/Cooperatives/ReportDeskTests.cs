using EconomieSociale.Cooperatives;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Tests.Cooperatives;

public sealed class ReportDeskTests
{
    private static readonly ProgrammeCalendar Calendar = new(TestPacks.Default, TimeProvider.System);

    private static readonly OrganisationUnit Unit =
        UnitRules.Decide(null, Commands.Register("C1"), TestPacks.Default, Calendar.Now, Calendar.Today).Next!;

    [Fact]
    public void Years_ComeOldestFirst_WhateverTheOrderOfTheCommands()
    {
        var desk = Desk([Book("2023Q2"), Book("2025Q4")]);
        foreach (var period in (string[])["2026Q1", "2022Q1", "2024Q3", "2023Q4"])
        {
            Assert.Equal(OutcomeKind.Accepted, desk.Submit(Commands.Report(period, period, 7)).Kind);
        }

        Assert.Equal([2022, 2023, 2024, 2026], desk.Changed.Select(b => b.Year));
        Assert.Equal(desk.Changed, desk.Addressed);
        Assert.Equal(2, desk.Changed[1].Reports.Length);
    }

    [Fact]
    public void Year_OfARepeatOrARefusal_IsToldAndNotWritten()
    {
        var desk = Desk([Book("2025Q4")]);
        Assert.Equal(OutcomeKind.Unchanged, desk.Submit(Commands.Report("2025Q4", "2025Q4", 7)).Kind);
        Assert.Equal(OutcomeKind.Refused, desk.Submit(Commands.Report("x", "2024Q4", -1)).Kind);
        Assert.Empty(desk.Changed);
        Assert.Equal([2024, 2025], desk.Addressed.Select(b => b.Year));
    }

    [Fact]
    public void Command_SeesWhatAnEarlierOneDid()
    {
        var desk = Desk([]);
        desk.Submit(Commands.Report("a", "2025Q4", 7));
        Assert.Equal(2, desk.Submit(Commands.Report("b", "2025Q4", 8, expected: 1)).Revision);
        Assert.Equal(2, Assert.Single(Assert.Single(desk.Changed).Reports).Revisions.Length);
    }

    private static ReportDesk Desk(YearBook[] held) => new(Unit, [.. held], TestPacks.Default, Calendar);

    private static YearBook Book(string period)
    {
        var desk = Desk([]);
        desk.Submit(Commands.Report(period, period, 7));
        return desk.Changed.Single();
    }
}
