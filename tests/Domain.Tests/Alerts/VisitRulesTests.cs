using EconomieSociale.Alerts;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Alerts;

public class VisitRulesTests
{
    private static readonly VisitCommand Sound = new("v1", Some.Day("2022-01-05"), "agent", "Cash checked");

    [Fact]
    public void Decide_SoundVisit_IsRecordedOnce()
    {
        var care = Decide(CareBook.Empty, Sound).Next!;
        Assert.Equal("Cash checked", Assert.Single(care.Visits).Notes);
        Assert.False(Decide(care, Sound).Changed);
    }

    [Theory]
    [InlineData("2022-01-11", "agent", 5, "date_in_future")]
    [InlineData("2019-12-31", "agent", 5, "unit_not_there")]
    [InlineData("2022-01-05", "agent", 0, "notes_expected")]
    [InlineData("2022-01-05", "agent", VisitRules.MaxNotes + 1, "too_long")]
    [InlineData("2022-01-05", "", 5, "required")]
    public void Decide_WithAFault_SaysWhich(string day, string by, int notes, string code) =>
        Assert.Equal(code, Assert.Single(Decide(CareBook.Empty, Sound with { Day = Some.Day(day), By = by, Notes = new('x', notes) }).Refusals).Code);

    [Fact]
    public void Decide_TooManyVisits_IsRefused()
    {
        var visit = new Visit("v", Sound.Day, "agent", "x", Some.Now);
        var full = CareBook.Empty with { Visits = [.. Enumerable.Repeat(visit, VisitRules.MaxVisits)] };
        Assert.Equal("too_many_visits", Assert.Single(Decide(full, Sound).Refusals).Code);
    }

    private static Decision<CareBook> Decide(CareBook care, VisitCommand command) =>
        VisitRules.Decide(care, command, Some.Unit(founded: "2020-01-01"), Some.Now, Some.Today);
}
