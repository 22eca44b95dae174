using EconomieSociale.Cooperatives;
using EconomieSociale.Demonstration;
using EconomieSociale.Indicators;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Demonstration;

public sealed class PlanRulesTests
{
    private static readonly DemonstrationPlan Plan = SmallWorld.Plan;

    [Fact]
    public void A_misspelt_name_in_a_formula_is_named() => Faulty(Plan with { Traits = SmallWorld.Formulas("size", "siez + 1") }, "unknown_name", "size");

    [Fact]
    public void A_form_cannot_read_a_later_one() => Faulty(Form(0, f => f with { Sent = Formula.Parse("year_sales") }), "unknown_name", "Q/sent");

    [Fact]
    public void An_element_belongs_to_its_form() => Faulty(Form(1, f => f with { Steps = SmallWorld.Formulas("people", "1") }), "element_not_in_data_set", "A");

    [Fact]
    public void An_unknown_form_is_named() => Faulty(Form(2, f => f with { DataSet = "W" }), "unknown_data_set", "forms");

    [Fact]
    public void An_unknown_commune_is_named() => Faulty(Plan with { Communes = [new() { Code = "L" }] }, "unknown_code", "communes");

    [Fact]
    public void A_year_has_twelve_months() => Faulty(Plan with { Sectors = [Plan.Sectors[0] with { Seasons = [1] }] }, "twelve_months_expected", "sectors");

    [Fact]
    public void The_last_period_is_one_of_the_main_form() => Faulty(Plan with { LastPeriod = Period.Parse("2025") }, "wrong_period_type", "lastPeriod");

    [Fact]
    public void A_merger_needs_an_heir() => Faulty(
        Plan with { Characters = [new("event", [new() { Code = "merged", IntoNext = "nobody" }])], Life = Plan.Life with { ClosedIn = Formula.Parse("1") } }, "unknown_code",
            "event");

    [Fact]
    public void Only_memberships_move() => Faulty(Plan with { Moves = [new(UnitField.Name, Formula.Parse("1"), Formula.Parse("1"))] }, "not_a_move", "moves");

    private static DemonstrationPlan Form(int at, Func<PlanForm, PlanForm> change) => Plan with { Forms = Plan.Forms.SetItem(at, change(Plan.Forms[at])) };

    private static void Faulty(DemonstrationPlan plan, string code, string field) =>
        Assert.Contains(PlanRules.Check(plan, SmallWorld.Pack), r => r.Code == code && r.Field == field);
}
