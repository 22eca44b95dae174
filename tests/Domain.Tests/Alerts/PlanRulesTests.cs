using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Tests.Columns;
using Xunit;

namespace EconomieSociale.Tests.Alerts;

public class PlanRulesTests
{
    private static readonly Pack Pack = PackRules.Check(
        TestPack.Draft with { AlertRules = AlertPack.Rules, Catalogues = [.. ColumnPack.Pack.Catalogues.Select(c => c.Draft)] }).Pack!;

    private static readonly ProposedAction Action = new("O1", "margin", "Cost prices", 5, Some.Day("2022-12-31"), "agent");

    [Fact]
    public void Open_AnswersTheOpenAlertsAndKeepsBaselineAndDiagnosis()
    {
        var care = Opened("5 -25");
        var plan = Assert.Single(care.Plans);
        Assert.Equal([-25m], plan.Actions.Select(a => a.Baseline));
        Assert.Equal(AlertState.Planned, care.Alerts.Alerts.Single(a => a.Rule == AlertPack.Loss).State);
        Assert.Equal("O1", Assert.Single(plan.Diagnosis.Dimensions).Code);
    }

    [Fact]
    public void Follow_DataThatClosesTheAlerts_ClosesThePlan()
    {
        var care = Opened("5 -25") with { Visits = [new("v", Some.Day("2022-06-01"), "agent", "seen", Some.Now)] };
        Assert.True(Look(care, "5 -25 -25 -25 -25 -25").Plans[0].IsOpen);

        // Figures that were already better then arrive late: a plan cannot end before it began.
        Assert.Equal(AlertPack.Today, Look(care, "5 -25 -25 -25 5 5").Plans[0].ClosedOn);
    }

    [Fact]
    public void Open_WithFaults_NamesEachOne()
    {
        var bad = new OpenPlan("p1", "agent", [99], [new("ZZ", "nothing", " ", null, Some.Day("2020-01-01"), "")]);
        var care = Look(CareBook.Empty, "5 -25");
        var codes = PlanRules.Open(care, bad, View("5 -25"), Pack, Some.Now, AlertPack.Today).Refusals.Select(r => (r.Code, r.Field));
        Assert.Equal(
            [
                ("unknown_alert", "alerts"), ("unknown_dimension", "actions[0].obstacle"), ("unknown_indicator", "actions[0].indicator"), ("required", "actions[0].title"),
                ("required", "actions[0].owner"), ("required", "actions[0].target"), ("due_in_past", "actions[0].due"),
            ],
            codes);
        Assert.Equal("actions_expected", Try(care, [.. Enumerable.Repeat(Action, AccompanimentPlan.MaxActions + 1)]));
        Assert.Equal("actions_expected", Try(care, []));
        Assert.Equal("plan_open", Try(Opened("5 -25"), [Action]));
        var closed = Opened("5 -25").Plans[0] with { ClosedOn = AlertPack.Today };
        Assert.Equal("too_many_plans", Try(care with { Plans = [.. Enumerable.Repeat(closed, PlanRules.MaxPlans)] }, [Action]));
        Assert.Equal("plan_without_alert", Try(CareBook.Empty, [Action]));
        Assert.Equal("too_long", Try(care, [Action with { Title = new('x', PlanRules.MaxText + 1) }]));
    }

    [Fact]
    public void Commands_Repeated_AreAppliedOnce()
    {
        var care = Opened("5 -25");
        Assert.False(PlanRules.Open(care, new("p1", "agent", [], [Action]), View("5 -25"), Pack, Some.Now, AlertPack.Today).Changed);
        var done = PlanRules.Finish(care, new("d1", "agent", 1, 1), AlertPack.Today).Next!;
        Assert.False(PlanRules.Finish(done, new("d1", "agent", 1, 1), AlertPack.Today).Changed);
        Assert.Equal("action_done", PlanRules.Finish(done, new("d2", "agent", 1, 1), AlertPack.Today).Refusals[0].Code);
        Assert.Equal("unknown_action", PlanRules.Finish(done, new("d3", "agent", 1, 7), AlertPack.Today).Refusals[0].Code);
    }

    private static string? Try(CareBook care, ImmutableArray<ProposedAction> actions) =>
        PlanRules.Open(care, new("p2", "agent", [], actions), View("5 -25"), Pack, Some.Now, AlertPack.Today).Refusals.Select(r => r.Code).FirstOrDefault();

    private static CareBook Opened(string margins) =>
        PlanRules.Open(Look(CareBook.Empty, margins), new("p1", "agent", [], [Action]), View(margins), Pack, Some.Now, AlertPack.Today).Next!;

    private static CareBook Look(CareBook care, string margins) =>
        care.Follow(AlertTimeline.Of(Dossier(margins), care.Facts, AlertPack.Today), AlertPack.Pack, AlertPack.Today, Some.Now);

    private static AssessmentView View(string margins) => AssessmentView.Of(Dossier(margins).History(), Dossier(margins).States, AlertPack.Today);

    private static UnitDossier Dossier(string margins) => new(AlertPack.Reported(margins).Contributions, Pack);
}
