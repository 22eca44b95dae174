using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.Tests.Alerts;
using Xunit;

namespace EconomieSociale.Tests.Delivery;

public class AlertNewsTests
{
    private static readonly AlertRecord Alert = new(
        1, AlertPack.Loss, 1, Some.Period("2021Q4"), Some.Today, Severity.Critical, AlertState.Open,
        [Line(AlertEvent.Opened, 1, 1), Line(AlertEvent.Escalated, 20, 2, Relation.ProgrammeOfficer), Line(AlertEvent.Resolved, 40, 3)], null, null, null);

    [Fact]
    public void Of_GivesTheLinesAfterTheMarkWithThoseWhomTheyConcern()
    {
        var news = News(1);
        Assert.Equal(["U1~1.1", "U1~1.2"], news.Select(n => n.Key));
        Assert.Equal([Relation.ProgrammeOfficer], news[0].To);
        Assert.Equal([Relation.AssociationAgent, Relation.ProgrammeOfficer], news[1].To);
        Assert.Equal(3, News(0).Length);
        Assert.Empty(News(3));
    }

    [Fact]
    public void Of_AUnitThatMoves_PutsEachLineIntoOneArea()
    {
        var moved = Some.Unit() with { Commune = Some.Always("C11").Set("C21", Some.Today.AddDays(20)) };
        Assert.Equal(["U1~1.0"], News(0, moved).Select(n => n.Key));
        Assert.Equal(["U1~1.1", "U1~1.2"], News(0, moved, "P2").Select(n => n.Key));
        Assert.Empty(News(0, moved, "P3"));
    }

    [Fact]
    public void Cursor_IsReadAsItWasWritten()
    {
        var cursor = EventCursor.Start.With("05.001", 17).With("05.002#1", 3);
        Assert.Equal(cursor.Read, EventCursor.Parse(cursor.ToString())!.Read);
        Assert.Same(EventCursor.Start, EventCursor.Parse(""));
        Assert.All(["x", "a~b", "a~1!", "~1", "a~-1", new string('a', 30_000) + "~1"], text => Assert.Null(EventCursor.Parse(text)));
    }

    private static ImmutableArray<AlertNotice> News(int mark, EconomieSociale.Cooperatives.OrganisationUnit? unit = null, string area = "P1") =>
        [.. AlertNews.Of(unit ?? Some.Unit(), CareBook.Empty with { Alerts = new([Alert]) }, mark, area, AlertPack.Pack)];

    private static AlertEntry Line(AlertEvent what, int day, int version, Relation? to = null) =>
        new(what, Some.Now.AddDays(day), Severity.Critical, [], null, null, null, null, to, version);
}
