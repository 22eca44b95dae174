using System.Collections.Immutable;
using CsCheck;
using EconomieSociale.Alerts;
using EconomieSociale.Indicators;
using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Alerts;

public class AlertRulesTests
{
    private static readonly AlertCommand Dismissed = new("c1", AlertAction.Dismiss, "agent", "seasonal", null);

    [Fact]
    public void Follow_TheSameData_ChangesNothing()
    {
        var book = Follow(AlertBook.Empty, AlertPack.Reported("5 -25"));
        Assert.Same(book, Follow(book, AlertPack.Reported("5 -25")));
    }

    /// <summary>Two episodes of one rule may begin in the same quarter: a visit ends the first.</summary>
    [Fact]
    public void Follow_TwoEpisodesInOnePeriod_AreTwoAlertsAndSettle()
    {
        DateOnly[] none = [], one = [Some.Day("2021-02-25")];
        AlertBook Look(AlertBook book, DateOnly[] visits, string day) =>
            AlertRules.Follow(book, AlertTimeline.Of(AlertPack.Reported("5"), AlertPack.Visited(visits), Some.Day(day), [AlertPack.Pack.AlertRule(AlertPack.Soon)!]), Some.Now);
        var book = Look(Look(AlertBook.Empty, none, "2021-02-22"), one, "2021-03-20");
        Assert.Equal([AlertState.Resolved, AlertState.Open], book.Alerts.Select(a => a.State));
        Assert.Same(book, Look(book, one, "2021-03-20"));
    }

    [Fact]
    public void Follow_ACorrectionOfThePast_SupersedesAndKeepsTheHistory()
    {
        var book = Follow(Follow(AlertBook.Empty, AlertPack.Reported("5 -25")), AlertPack.Reported("5 1"));
        var alert = Assert.Single(book.Alerts, a => a.Rule == AlertPack.Loss);
        Assert.Equal(AlertState.Superseded, alert.State);
        Assert.Equal([AlertEvent.Opened, AlertEvent.Superseded], alert.Entries.Select(e => e.Event));
    }

    [Fact]
    public void Follow_BetterFigures_ResolveOnTheirDay()
    {
        var book = Follow(Follow(AlertBook.Empty, AlertPack.Reported("5 -25")), AlertPack.Reported("5 -25 3"));
        var alert = Assert.Single(book.Alerts, a => a.Rule == AlertPack.Loss);
        Assert.Equal((AlertState.Resolved, Some.Day("2021-10-10")), (alert.State, alert.ClosedOn));
    }

    [Fact]
    public void Follow_ARiseAfterItWasSeen_MustBeSeenAgain()
    {
        var book = Follow(AlertBook.Empty, AlertPack.Reported("-1 -2"));
        book = Act(book, AlertPack.Loss, new("c1", AlertAction.Acknowledge, "agent", null, null));
        Assert.Equal(AlertState.Acknowledged, One(book).State);
        book = Follow(book, AlertPack.Reported("-1 -2 -40"));
        Assert.Equal((AlertState.Open, Severity.Critical), (One(book).State, One(book).Severity));
    }

    [Fact]
    public void Follow_Dismissed_StaysSoUntilItsEpisodeIsOver()
    {
        var book = Act(Follow(AlertBook.Empty, AlertPack.Reported("5 -25")), AlertPack.Loss, Dismissed);
        book = Follow(book, AlertPack.Reported("5 -25 -25"));
        Assert.Equal(AlertState.Dismissed, One(book).State);
        book = Follow(book, AlertPack.Reported("5 -25 -25 5 -25"));
        Assert.Equal([AlertState.Dismissed, AlertState.Open], book.Alerts.Where(a => a.Rule == AlertPack.Loss).Select(a => a.State));
    }

    [Theory]
    [InlineData(AlertAction.Dismiss, null, null, "reason_expected")]
    [InlineData(AlertAction.Snooze, "later", null, "bad_snooze")]
    [InlineData(AlertAction.Snooze, "later", "2022-07-31", "bad_snooze")]
    [InlineData(AlertAction.Snooze, "later", "2022-06-29", "bad_snooze")]
    [InlineData(AlertAction.Snooze, "later", "2022-07-30", null)]
    [InlineData(AlertAction.Acknowledge, null, null, null)]
    public void Decide_AsksForReasonAndTerm(AlertAction action, string? reason, string? until, string? code)
    {
        var book = Follow(AlertBook.Empty, AlertPack.Reported("5 -25"));
        var command = new AlertCommand("c1", action, "agent", reason, until is null ? null : Some.Day(until));
        var decision = AlertDesk.Decide(book, One(book).Number, command, AlertTerms.Usual, Some.Now, AlertPack.Today);
        Assert.Equal(code, decision.IsRefused ? decision.Refusals[0].Code : null);
    }

    [Fact]
    public void Decide_TheSameCommandTwice_IsAppliedOnce()
    {
        var book = Act(Follow(AlertBook.Empty, AlertPack.Reported("5 -25")), AlertPack.Loss, Dismissed);
        var again = AlertDesk.Decide(book, One(book).Number, Dismissed, AlertTerms.Usual, Some.Now, AlertPack.Today);
        Assert.False(again.IsRefused || again.Changed);
    }

    [Theory]
    [InlineData("", "agent", "bad_command_id")]
    [InlineData("c1", " ", "required")]
    [InlineData("c1", null, "too_long")]
    public void Decide_WithoutIdOrAuthor_IsRefused(string id, string? by, string code)
    {
        var book = Follow(AlertBook.Empty, AlertPack.Reported("5 -25"));
        var command = new AlertCommand(id, AlertAction.Acknowledge, by ?? new('x', 201), null, null);
        Assert.Contains(AlertDesk.Decide(book, One(book).Number, command, AlertTerms.Usual, Some.Now, AlertPack.Today).Refusals, r => r.Code == code);
    }

    [Fact]
    public void Decide_OverAndOver_DoesNotGrowWithoutEnd()
    {
        var book = Act(Follow(AlertBook.Empty, AlertPack.Reported("5 -25")), AlertPack.Loss, new("a1", AlertAction.Acknowledge, "agent", null, null));
        var again = new AlertCommand("a2", AlertAction.Acknowledge, "agent", null, null);
        Assert.False(AlertDesk.Decide(book, One(book).Number, again, AlertTerms.Usual, Some.Now, AlertPack.Today).Changed);
        AlertCommand Snooze(int i) => new($"s{i}", AlertAction.Snooze, "agent", "later", AlertPack.Today);
        for (var i = 0; i < AlertDesk.MaxSnoozes; i++)
        {
            book = Act(book, AlertPack.Loss, Snooze(i));
        }

        var more = AlertDesk.Decide(book, One(book).Number, Snooze(AlertDesk.MaxSnoozes), AlertTerms.Usual, Some.Now, AlertPack.Today);
        Assert.Equal("too_many_snoozes", Assert.Single(more.Refusals).Code);
    }

    [Fact]
    public void Put_MoreClosedThanAreKept_ForgetsTheOldestButNoDismissedOne()
    {
        var alert = One(Follow(AlertBook.Empty, AlertPack.Reported("5 -25")));
        var resolved = Enumerable.Range(2, AlertBook.MaxClosed).Select(n => alert with { Number = n, State = AlertState.Resolved });
        var book = new AlertBook([alert with { Number = 1, State = AlertState.Dismissed }, .. resolved]);
        book = book.Put(alert with { Number = 1_000, State = AlertState.Resolved });
        Assert.Equal([1, 3, 4], book.Alerts.Select(a => a.Number).Take(3));
        Assert.Equal(1_001, book.NextNumber);
    }

    [Fact]
    public void Recipients_UnseenAlerts_ClimbWithWorkingDays()
    {
        var alert = One(Opened());
        ImmutableArray<Relation> On(string day) => AlertEscalation.Recipients(alert, Holiday, Some.Day(day));
        Assert.Equal([Relation.AssociationAgent], On("2021-07-26"));
        Assert.Equal([Relation.AssociationAgent, Relation.ProgrammeOfficer], On("2021-07-27"));
        Assert.Equal([Relation.AssociationAgent, Relation.ProgrammeOfficer, Relation.AssociationLead], On("2021-08-10"));
    }

    [Fact]
    public void Follow_UnseenAlert_WritesEachEscalationOnceAndBeginsAgainWhenItGrowsWorse()
    {
        var book = Opened();
        AlertBook On(string day) => AlertEscalation.Follow(book, Holiday, Some.Day(day), new(Some.Day(day), new(9, 0), TimeSpan.Zero));
        Assert.Same(book, On("2021-07-26"));
        book = On("2021-08-10");
        Assert.Equal([null, Relation.ProgrammeOfficer, Relation.AssociationLead], One(book).Entries.Select(e => e.To));
        Assert.Same(book, On("2021-09-10"));

        book = Act(book, AlertPack.Loss, new("a1", AlertAction.Acknowledge, "agent", null, null));
        Assert.Same(book, On("2022-09-10"));
        var alert = One(book);
        book = book.Put(alert.With(new(AlertEvent.Raised, Some.Now.AddYears(2), Severity.Critical, [], null, null, null), AlertState.Open));
        Assert.Equal(Some.Now.AddYears(2), One(book).WaitsSince);
        Assert.Same(book, On(Iso(Some.Now.AddYears(2).AddDays(3))));
        Assert.Equal(Relation.ProgrammeOfficer, One(On(Iso(Some.Now.AddYears(2).AddDays(17)))).Entries[^1].To);
    }

    [Fact]
    public void Follow_SnoozedAlert_IsNotEscalatedBeforeItWakes()
    {
        var book = Opened();
        book = book.Put(One(book) with { SnoozedUntil = Some.Day("2021-08-20") });
        Assert.Single(One(AlertEscalation.Follow(book, Holiday, Some.Day("2021-08-20"), Some.Now)).Entries);
        Assert.Equal(3, One(AlertEscalation.Follow(book, Holiday, Some.Day("2021-08-21"), Some.Now)).Entries.Length);
    }

    [Fact]
    public void Marked_NewLinesGetTheVersionAndOldOnesKeepTheirs()
    {
        var book = Opened().Marked(3);
        book = AlertEscalation.Follow(book, Holiday, Some.Day("2021-07-27"), Some.Now).Marked(4);
        Assert.Equal([3, 4], One(book).Entries.Select(e => e.Version));
    }

    /// <summary>Whatever came in which order, and was corrected how often: what is open is what a fresh look at the final data opens.</summary>
    [Fact]
    public void Follow_AnyDeliveries_LeaveOpenWhatAFreshLookOpens() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[-40, 20], Gen.Int[1, 60], Gen.Int[0, 500]).Array[1, 12].Sample(told =>
        {
            var (reports, visits, book) = (new Dictionary<int, Contribution>(), new List<DateOnly>(), AlertBook.Empty);
            ImmutableArray<AlertEpisode> Now() => AlertTimeline.Of(AlertPack.Of([.. reports.Values]), AlertPack.Visited(visits), AlertPack.Today);
            foreach (var (quarter, margin, after, visit) in told)
            {
                reports[quarter] = AlertPack.Report(quarter, (100_000, 100_000 - (1_000 * margin)), after);
                visits.Add(Some.Day("2021-02-01").AddDays(visit));
                book = AlertRules.Follow(book, Now(), Some.Now);
                Assert.Same(book, AlertRules.Follow(book, Now(), Some.Now));
            }

            var fresh = Now().Where(e => e.IsOpen).ToArray();
            Assert.Equal(fresh.Select(e => (e.Rule, e.Severity)).Order(), book.Open.Select(a => (a.Rule, a.Severity)).Order());
            Assert.Equal(book.Open.Count(), book.Open.Select(a => a.Rule).Distinct().Count());
        });

    private static AlertBook Follow(AlertBook book, UnitDossier dossier) => AlertRules.Follow(book, AlertTimeline.Of(dossier, AlertPack.Visited([]), AlertPack.Today), Some.Now);

    private static AlertRecord One(AlertBook book) => book.Alerts.Last(a => a.Rule == AlertPack.Loss);

    private static AlertBook Act(AlertBook book, string rule, AlertCommand command) =>
        AlertDesk.Decide(book, book.Open.Single(a => a.Rule == rule).Number, command, AlertTerms.Usual, Some.Now, AlertPack.Today).Next!;

    private static readonly EconomieSociale.Programme.Pack Holiday = EconomieSociale.Programme.PackRules.Check(TestPack.Draft with
    {
        AlertRules = AlertPack.Rules,
        WorkingDays = WorkingDays.Usual with { Holidays = [Some.Day("2021-07-14")] },
    }).Pack!;

    /// <summary>Opened on a Friday.</summary>
    private static AlertBook Opened() => AlertRules.Follow(
        AlertBook.Empty, AlertTimeline.Of(AlertPack.Reported("5 -25"), AlertPack.Visited([]), Some.Day("2021-07-12")), new(Some.Day("2021-07-09"), new(12, 0), TimeSpan.Zero));

    private static string Iso(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
