using System.Globalization;
using Xunit;

namespace EconomieSociale.Tests.Paper;

/// <summary>What was decided where the paper is silent, each by one small unit of 2024 and 2025.</summary>
public class PaperDecisionsTests
{
    private const string Last = "2025Q4";

    [Fact]
    public void Stock_ThatIsMissing_IsCarriedForOneQuarterOnly()
    {
        var unit = Unit();
        Give(unit, "2025Q2", ("members_total", "9"));
        Assert.Equal(4, Indicator(unit, "2025Q3", "G5").Number);
        Assert.True(Indicator(unit, Last, "G5").IsMissing);
    }

    [Fact]
    public void Stock_OfAQuarterWithoutReport_IsCarriedAndTheQuarterIsGrey()
    {
        var unit = Unit();
        Give(unit, "2025Q3", ("members_total", "4"));
        Give(unit, Last, ("members_total", "9"));
        unit.ReceivedOn.Remove(Last);
        var assessment = PaperScoring.Assess(unit, Last);
        Assert.Equal(-1, assessment.Indicators["G5"].Number);
        Assert.Equal(("grey", true), (assessment.Status, assessment.RedGate));
        Assert.Equal(75, assessment.Indicators["M7"].Number);
    }

    [Fact]
    public void Flow_WithAGap_IsMissingAndWithNotApplicableDoesNotApply()
    {
        var unit = Unit();
        GiveYear(unit, ("milestones_due", "2"), ("milestones_met", "1"));
        Assert.Equal(50, Indicator(unit, Last, "P2").Number);
        unit.Values.Remove(("Q", "2025Q2", "milestones_met"));
        Assert.True(Indicator(unit, Last, "P2").IsMissing);
        Give(unit, "2025Q3", ("milestones_due", "NA"));
        Assert.Equal(PaperValue.NotApplicable, Indicator(unit, Last, "P2"));
    }

    [Fact]
    public void Sales_OfNothing_HaveTheirOwnRules()
    {
        var unit = Unit();
        GiveYear(unit, ("sales_revenue", "0"), ("purchases_inputs", "0"), ("payments_to_members", "NA"), ("other_operating_costs", "0"), ("finance_costs", "0"));
        Give(unit, Last, ("receivables_total", "0"), ("cash_balance", "5"));
        Assert.All(["M2", "M4", "M5"], code => Assert.Equal(PaperValue.NotApplicable, Indicator(unit, Last, code)));
        Give(unit, "2025Q1", ("finance_costs", "0.01"));
        Give(unit, Last, ("receivables_total", "0.01"));
        Assert.Equal((-100, 180), (Indicator(unit, Last, "M2").Number, Indicator(unit, Last, "M5").Number));
        Assert.Contains("RG3", PaperScoring.Assess(unit, Last).Gates);
    }

    [Fact]
    public void Margin_OfExactlyNothing_IsNotNegative()
    {
        var unit = Unit();
        GiveYear(unit, ("sales_revenue", "0.30"), ("purchases_inputs", "0.10"), ("payments_to_members", "0.20"), ("other_operating_costs", "0"), ("finance_costs", "0"));
        Give(unit, Last, ("cash_balance", "0.04"));
        Assert.Equal((0, 50), (Indicator(unit, Last, "M2").Number, PaperScoring.Assess(unit, Last).Scores["M2"]));
        Assert.DoesNotContain("RG2", PaperScoring.Assess(unit, Last).Gates);
    }

    [Theory]
    [InlineData("2024Q3", null)]
    [InlineData("2024Q4", null)]
    [InlineData("2025Q2", null)]
    [InlineData("2025Q3", 273.0)]
    [InlineData("2026Q1", 455.0)]
    [InlineData("2026Q2", null)]
    public void Meeting_ThatWasNotHeld_CountsTheDaysFromTheYearEndOnceItIsLate(string quarter, double? days)
    {
        var unit = Unit();
        unit.Values[("A", "2024", "agm_attendance")] = "3";
        Assert.Equal(days, Indicator(unit, quarter, "G1").Number);
        Assert.Equal(days > 272, PaperScoring.Assess(unit, quarter).Gates.Contains("AG1"));
    }

    [Fact]
    public void AnnualReport_ThatIsNewer_IsReadAloneAndNotCarried()
    {
        var unit = Unit();
        (unit.Values[("A", "2024", "equity_total")], unit.Values[("A", "2024", "total_assets")]) = ("1", "2");
        Assert.Equal(50, Indicator(unit, Last, "F5").Number);
        unit.Values[("A", "2025", "equity_total")] = "1";
        Assert.True(Indicator(unit, Last, "F5").IsMissing);
    }

    [Fact]
    public void Tpe_HasNoOrganisationAndCountsTrainingByJobs()
    {
        var unit = Unit(PaperUnit.Tpe);
        GiveYear(unit, ("training_person_days", "3"));
        Give(unit, Last, ("jobs_fte_total", "2.5"));
        Assert.Equal(4.8, Indicator(unit, Last, "P3").Number);
        Assert.All(["F1", "G1", "G2", "G4", "G5", "G6"], code => Assert.Equal(PaperValue.NotApplicable, Indicator(unit, Last, code)));
        Assert.True(Indicator(unit, Last, "F5").IsMissing);
    }

    [Fact]
    public void Reports_BeforeTheFirstOne_WereNotDue()
    {
        var unit = Unit();
        Assert.All(["2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2"], q => unit.ReceivedOn.Remove(q));
        unit.ReceivedOn[Last] = new(2026, 1, 16);
        Assert.Equal(50, Indicator(unit, Last, "M7").Number);
        Assert.Equal(PaperValue.NotApplicable, Indicator(unit, "2025Q2", "M7"));
    }

    [Fact]
    public void States_BeforeTheFirstAssessment_AreUnknown() =>
        Assert.Equal(["unknown", "struggling", "struggling", "unknown"], PaperScoring.States([(null, true), (39.9, false), (null, false), (null, false)]));

    private static PaperUnit Unit(string kind = PaperUnit.Cooperative)
    {
        var unit = new PaperUnit { Kind = kind, Sector = "food" };
        for (var back = 0; back < 8; back++)
        {
            unit.ReceivedOn[PaperCalendar.Back(Last, back)] = PaperCalendar.LastDay(PaperCalendar.Back(Last, back)).AddDays(15);
        }

        return unit;
    }

    private static void GiveYear(PaperUnit unit, params (string Element, string Text)[] values)
    {
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            Give(unit, string.Create(CultureInfo.InvariantCulture, $"2025Q{quarter}"), values);
        }
    }

    private static void Give(PaperUnit unit, string quarter, params (string Element, string Text)[] values)
    {
        foreach (var (element, text) in values)
        {
            unit.Values[("Q", quarter, element)] = text;
        }
    }

    private static PaperValue Indicator(PaperUnit unit, string quarter, string code) => PaperScoring.Assess(unit, quarter).Indicators[code];
}
