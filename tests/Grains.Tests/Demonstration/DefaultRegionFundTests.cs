using EconomieSociale.Demonstration;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Values;
using Xunit;

namespace EconomieSociale.Tests.Demonstration;

/// <summary>The fund of the fictional region keeps every rule on every day and looks like one that has run for five years.</summary>
public sealed class DefaultRegionFundTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly DefaultFund Fund = DefaultFund.Replay;

    private static readonly DemonstrationAgreement[] Agreements = [.. DefaultRegion.Replay.Units.SelectMany(u => u.Made.Agreements)];

    [Fact]
    public void No_command_is_refused() => Assert.Empty(Fund.Refusals);

    [Fact]
    public void The_same_plan_gives_the_same_commands_whatever_the_order_of_the_units()
    {
        var again = new DemonstrationRegion(DefaultRegion.Plan, DefaultRegion.Pack).Fund(Agreements.Reverse())!;
        Assert.Equal(Shown(Fund.Made), Shown(again));
        var ids = Fund.Made.Lines.Values.SelectMany(l => l).Select(e => e.CommandId).Concat(Fund.Made.Commands.Select(c => c.CommandId)).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    /// <summary>These figures are those of every machine: change them here on purpose.</summary>
    [Fact]
    public void The_figures_are_the_same_on_every_machine()
    {
        var unit = new DemonstrationRegion(DefaultRegion.Plan, DefaultRegion.Pack).Unit(24);
        var agreement = unit.Agreements[0];
        Assert.Equal(
            ("demo-C0025-agreement-1", new DateOnly(2024, 3, 7), 33_594_400, 19_680_000),
            (agreement.Draft.CommandId, agreement.Draft.Date, agreement.Draft.TotalCost, agreement.Draft.FundShare));
        Assert.Equal(
            ["2024-04-11 Commitment 19680000", "2024-06-05 Order 16400000", "2024-06-12 Milestone 0", "2024-06-28 Disbursement 16400000"],
            agreement.Steps.Take(4).Select(s => $"{s.Date:yyyy-MM-dd} {s.Kind} {s.Amount}"));
    }

    /// <summary>F-I2, F-I3 and F-I7 at the end of every month, as if it had been entered then.</summary>
    [Fact]
    public void Money_was_there_before_it_was_used()
    {
        for (var day = new DateOnly(2021, 1, 31); day <= Today; day = day.AddDays(1).AddMonths(1).AddDays(-1))
        {
            var figures = Fund.On(day);
            Assert.True(figures.Cash >= 0, $"{day}: {figures.Cash}");
            Assert.True(figures.OpenToCommit >= 0, $"{day}: {figures.OpenToCommit}");
            Assert.All(figures.Lines, l => Assert.True(l.Available >= 0, $"{day} {l.Line}: {l.Available}"));
        }

        Assert.All(Fund.Lines.Values, l => Assert.Empty(LineInvariants.Broken(l, DefaultFund.Terms)));
        Assert.Empty(FundRules.Broken(Fund.Fund, DefaultFund.Terms));
    }

    [Fact]
    public void Nothing_is_dated_after_the_plan_and_titles_say_that_they_are_fictional()
    {
        var last = DefaultRegion.Plan.LastPeriod.LastDay;
        Assert.All(Fund.Made.Commands, c => Assert.True(c.Date <= last));
        Assert.All(Agreements, a => Assert.All(a.Steps, s => Assert.InRange(s.Date, a.Draft.Date, last)));
        Assert.All(Agreements, a => Assert.EndsWith("(fictif)", a.Draft.Title, StringComparison.Ordinal));
        Assert.All(Agreements.SelectMany(a => a.Draft.Milestones), m => Assert.EndsWith("(fictif)", m.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_ledger_paid_what_units_declare_but_for_a_few()
    {
        var (rows, flagged) = (0, 0);
        for (var period = DefaultRegion.Plan.LastPeriod.Plus(-19); period <= DefaultRegion.Plan.LastPeriod; period = period.Plus(1))
        {
            var compared = DeclaredRules.Compare(Fund.Lines.Values, Declared(period), period, DefaultFund.Terms).Where(c => c.Declared is not null).ToArray();
            Assert.All(compared.Where(c => !c.IsFlagged && c.Declared > 0), c => Assert.Equal(c.Declared, c.Paid));
            rows += compared.Length;
            flagged += compared.Count(c => c.IsFlagged);
        }

        output.WriteLine($"{flagged} of {rows} differ");
        Assert.InRange(rows, 400, 600);
        Assert.InRange(flagged, 5, rows / 20);
    }

    [Fact]
    public void Figures_are_those_of_a_fund_that_runs()
    {
        var figures = Fund.On(Today);
        foreach (var line in figures.Lines.Append(figures.Total))
        {
            var (committed, justified) = (FundFigures.Rate(line.Committed, line.Allocated), FundFigures.Rate(line.Justified, line.Due));
            output.WriteLine($"{line.Line,-25} {line.Agreements,4} committed {committed} % justified {justified} %");
        }

        Assert.InRange(FundFigures.Rate(figures.Total.Committed, figures.Opened)!.Value, 70, 95);
        Assert.InRange(FundFigures.Rate(figures.Total.Justified, figures.Total.Due)!.Value, 80, 90);
        Assert.InRange(FundFigures.Rate(figures.PartnersReceived, figures.PartnersDue)!.Value, 85, 90);
        Assert.InRange(Fund.Lines.Values.Sum(l => l.Agreements.Length), 400, 520);
        Assert.InRange(Share(a => a.Draft.Tranches.Length > 1), 0.2, 0.45);
        Assert.InRange(Share(a => a.Steps.All(s => s.Kind != OperationKind.Disbursement)), 0.02, 0.06);
        Assert.InRange(Share(a => a.Steps.Any(s => s.Kind == OperationKind.Closure)), 0.4, 0.8);
        Assert.All(
            new[] { OperationKind.Waiver, OperationKind.Refund, OperationKind.Replanning }, k => Assert.Contains(Agreements, a => a.Steps.Any(s => s.Kind == k)));
        var holds = HoldProposals.Of(Fund.Lines, [], DefaultFund.Terms, Today);
        Assert.InRange(holds.Count(h => h.Reasons.Contains(HoldReason.JustificationLate)), 2, 20);
    }

    /// <summary>What A23 looks at: one line is near its limit, none is left over.</summary>
    [Fact]
    public void One_line_is_near_its_limit()
    {
        var rates = Fund.On(Today).Lines.Select(l => FundFigures.Rate(l.Committed, l.Allocated)!.Value).ToArray();
        Assert.Single(rates, r => r > 95);
        Assert.All(rates, r => Assert.True(r >= 40, $"{r}"));
    }

    /// <summary>Reprogramming follows what a line needs, so that another seed breaks no rule either.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Another_seed_is_another_fund_without_refusals(int seed)
    {
        var plan = DefaultRegion.Plan with { Seed = (ulong)seed };
        Assert.Empty(DefaultFund.Of(plan, new DemonstrationRegion(plan, DefaultRegion.Pack).Units).Refusals);
    }

    [Fact]
    public void Faults_of_the_plan_are_named()
    {
        var fund = DefaultRegion.Plan.Fund!;
        Faulty(fund with { Agreements = fund.Agreements with { Closed = Formula.Parse("unjustifid") } }, "unknown_name", "fund/closed");
        Faulty(fund with { Payer = fund.Author }, "fund_i10_one_person", "fund");
        Faulty(fund with { Documents = fund.Documents.Remove(OperationKind.Order) }, "required", "documents");
        Faulty(fund with { Openings = [fund.Openings[0] with { Date = Today }] }, "fund_i8_in_the_future", "openings");
        Faulty(fund with { Pledges = [] }, "unknown_code", "receipts");
        Faulty(fund with { Reprogrammings = [fund.Reprogrammings[0] with { To = "nowhere" }] }, "unknown_funding_line", "fund");
        Faulty(fund with { Reprogrammings = [fund.Reprogrammings[0] with { Amount = 1, Used = 1 }] }, "amount_above_zero_expected", "reprogrammings");
        Faulty(fund with { Agreements = fund.Agreements with { Titles = fund.Agreements.Titles.Clear() } }, "required", "titles");
    }

    private static void Faulty(PlanFund fund, string code, string field) =>
        Assert.Contains(PlanRules.Check(DefaultRegion.Plan with { Fund = fund }, DefaultRegion.Pack), r => r.Code == code && r.Field == field);

    private static IEnumerable<DeclaredAmount> Declared(Period period) => DefaultRegion.Replay.Units
        .Select(u => (u.Unit, Said: u.Reports.FirstOrDefault(r => r.Period == period)?.Latest!.Figures.Amount(DefaultFund.Terms.Declared!)))
        .Where(u => u.Said is not null).Select(u => new DeclaredAmount(u.Unit.Code, u.Unit.Name, null, u.Said!.Value));

    private static double Share(Func<DemonstrationAgreement, bool> which) => (double)Agreements.Count(which) / Agreements.Length;

    private static IEnumerable<string> Shown(DemonstrationFund fund) => fund.Commands.Select(c => $"{c}")
        .Concat(fund.Lines.SelectMany(l => l.Value.Select(e => $"{l.Key} {e.CommandId} {e.Draft?.Date} {e.Draft?.FundShare} {e.Draft?.Title} {e.Operation} {e.Of}")));
}
