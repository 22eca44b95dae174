using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Funding;
using EconomieSociale.Indicators;
using EconomieSociale.Programme;
using EconomieSociale.Territories;
using EconomieSociale.Values;
using Xunit;
using static EconomieSociale.Tests.Funding.SomeFund;

namespace EconomieSociale.Tests.Funding;

/// <summary>What a dirham brought: results of units, shared by agreements, beside comparable units; and what units declared.</summary>
public class ResultRulesTests
{
    private static readonly Pack Pack = PackRules.Check(TestPack.Draft with
    {
        Fund = Terms,
        Catalogues =
        [
            TestPack.Draft.Catalogues[0] with
            {
                Dimensions = TestPack.Draft.Catalogues[0].Dimensions.Add(new("O1", DimensionKind.Obstacle, 1, TestPack.Named("O1"))), Scale = TestPack.Scale,
            },
        ],
    }).Pack!;

    private static readonly DateOnly AsOf = Some.Day("2021-12-31");

    [Fact]
    public void Changes_AreFromTheQuarterBeforeTheMoneyToTheLastOneThatIsOver()
    {
        var unit = Reported(Jobs("2020Q4", 30), Jobs("2021Q1", 35), Jobs("2021Q4", 50));
        var result = ResultRules.Of(unit, new("U1", Some.Day("2021-01-10")), AsOf);
        Assert.Equal(Some.Period("2020Q4").Ordinal, result.Stratum.Baseline);
        Assert.Equal(new ResultChange(30, 50), result.Changes[0]);
        Assert.Equal(20, result.Changes[0]!.Value.Net);
        Assert.Null(result.Changes[1]); // sales of a whole year are not known
        Assert.Equal(new ResultChange(30, 35), ResultRules.Of(unit, new("U1", Some.Day("2021-01-10")), Some.Day("2021-12-30")).Changes[0]); // the last quarter is not over
        Assert.Null(ResultRules.Of(unit, new("U1", Some.Day("2021-12-20")), Some.Day("2021-12-30")).Changes[0]); // nothing is over since
        Assert.Null(ResultRules.Of(unit, new("U1", Some.Day("2020-06-01")), AsOf).Changes[0]); // nobody knows what was before
    }

    [Fact]
    public void Changes_OfAUnitThatWasNotThereYetOrIsGone_CountFromAndToNothing()
    {
        var founded = new UnitDossier(new(Some.Unit(founded: "2021-02-01"), [Jobs("2021Q4", 40)]), Pack);
        Assert.Equal(new ResultChange(0, 40), ResultRules.Of(founded, new("U1", Some.Day("2021-02-10")), AsOf).Changes[0]);
        var closed = new UnitDossier(new(Some.Unit(closed: "2021-09-01"), [Jobs("2020Q4", 30), Jobs("2021Q1", 35)]), Pack);
        Assert.Equal(new ResultChange(30, 0), ResultRules.Of(closed, new("U1", Some.Day("2021-01-10")), AsOf).Changes[0]);
    }

    [Fact]
    public void Changes_OfAFlow_AreOfAYear()
    {
        var quarters = Enumerable.Range(0, 8).Select(q => Some.Told("Q", Some.Period("2020Q1").Plus(q).ToString(), Some.Figures(("sales", 100 + (q / 4 * 50)))));
        var result = ResultRules.Of(Reported([.. quarters]), new("U1", Some.Day("2021-01-10")), AsOf);
        Assert.Equal(new ResultChange(400, 600), result.Changes[1]);
    }

    [Fact]
    public void AJob_IsCountedOnceHoweverManyLinesFundTheUnit()
    {
        var lines = Lines(LineBook.Empty.Sign(Draft(300)), LineBook.Empty.Sign(Draft(100)));
        var agreements = FundedAgreement.Of(lines, [Result("U1", 40)], Terms, AsOf);
        Assert.Equal([0.75m, 0.25m], agreements.Select(a => a.Part));
        var rows = FundGroups.By(agreements, a => a.Line, [], Pack, AsOf);
        Assert.Equal([30m, 10m], rows.Select(r => r.Results[0].Net));
        var total = FundGroups.Of(null, agreements, [], Pack, AsOf);
        Assert.Equal((40m, 1, 1), (total.Results[0].Net, total.Results[0].Measured, total.Units));
    }

    [Fact]
    public void Comparison_IsWithUnitsOfTheSameStratumAsFundedOnesAreSpread()
    {
        var lines = Lines(LineBook.Empty.Sign(Draft(200) with { Unit = "U1" }).Sign(Draft(200) with { Unit = "U2" }).Sign(Draft(200) with { Unit = "U3" }), LineBook.Empty);
        UnitResult[] units = [Result("U1", 40, "S1"), Result("U2", 20, "S2"), Result("U3", 90, "S3")];
        PeerChange[] peers = [new(units[0].Stratum, 0, 10, 100), new(units[1].Stratum, 0, 5, 150), new(units[2].Stratum, 0, 4, 400)];
        var figure = FundGroups.Of(null, FundedAgreement.Of(lines, units, Terms, AsOf), peers, Pack, AsOf).Results[0];

        // Of the third sector there are only four units to compare with: fewer than five are none.
        Assert.Equal((3, 150m, 2, 30m, 20m, 15), (figure.Measured, figure.Net, figure.Compared, figure.Funded!.Value, figure.Peers!.Value, figure.PeerUnits));
        Assert.Equal(peers[0] with { Units = 20, Net = 200 }, PeerChange.Merge([peers[0], peers[0]]).Single());
    }

    [Fact]
    public void Years_AddUpToTheFund()
    {
        var fund = FundBook.Empty.Enter(Do(OperationKind.Opening, 400, "2020-02-01")).Enter(Do(OperationKind.Opening, 300, "2021-02-01"));
        var lines = Lines(LineBook.Empty.Sign(Draft(300)).Enter(Do(OperationKind.Commitment, 300, "2021-02-01", 1)), LineBook.Empty);
        var years = FundGroups.Years(fund, lines, Terms, AsOf).ToArray();
        Assert.Equal([(2020, 400L, 0L), (2021, 300L, 300L)], years.Select(y => (y.Year, y.OpenedIn, y.In.Committed)));
        Assert.Equal(700, years[^1].Opened);
    }

    [Fact]
    public void Partners_ArePledgesReceiptsAndSharesInAgreements()
    {
        var fund = FundBook.Empty.Enter(Do(OperationKind.Pledge, 500)).Enter(Do(OperationKind.Receipt, 200));
        Assert.Equal([new("region", 0, 0, 100), new("state", 500, 200, 0)], FundGroups.Partners(fund, [LineBook.Empty.Sign(Draft(200))], AsOf));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, false)]
    [InlineData(99, false)]
    [InlineData(102, true)]
    [InlineData(0, true)]
    public void Declared_BeyondOnePerCentOfWhatWasPaid_IsFlagged(long declared, bool flagged)
    {
        var line = LineBook.Empty.Sign(Draft(200, 120, 80)).Enter(Do(OperationKind.Commitment, 200, "2021-02-01", 1)).Enter(Do(OperationKind.Order, 120, "2021-03-01", 1, 1))
            .Enter(Do(OperationKind.Disbursement, 120, "2021-04-01", 1, 1, author: "payer")).Enter(Do(OperationKind.Refund, 20, "2021-06-30", 1, 1));
        var row = Assert.Single(DeclaredRules.Compare([line], [new("U1", "Unit", null, declared), new("U9", "Other", null, 70)], Some.Period("2021Q2"), Terms));
        Assert.Equal((100, declared, flagged), (row.Paid, row.Declared!.Value, row.IsFlagged));
        Assert.Empty(DeclaredRules.Compare([line], [], Some.Period("2021Q3"), Terms));
        Assert.True(Assert.Single(DeclaredRules.Compare([line], [new("U1", "Unit", null, 1)], Some.Period("2021Q3"), Terms)).IsFlagged);
        Assert.Equal(new("U1", null, null, 100, null, false), Assert.Single(DeclaredRules.Compare([line], [], Some.Period("2021Q2"), Terms)));
    }

    [Fact]
    public void Declared_IsWhatTheReportOfThePeriodSays()
    {
        var unit = Reported(Some.Told("Q", "2021Q2", Some.Figures(("costs", 7_000))), Some.Told("Q", "2021Q3", Some.Figures(("sales", 1))));
        Assert.Equal(7_000, DeclaredRules.Of(unit, new(Some.Period("2021Q2")))!.Amount);
        Assert.Null(DeclaredRules.Of(unit, new(Some.Period("2021Q3"))));
    }

    [Fact]
    public void Holds_AreProposedForWhatIsLateStrugglingOrUnknown_AndNothingElse()
    {
        var line = LineBook.Empty.Sign(Draft(200, 120, 80)).Enter(Do(OperationKind.Commitment, 200, "2021-02-01", 1)).Enter(Do(OperationKind.Order, 120, "2021-03-01", 1, 1))
            .Enter(Do(OperationKind.Disbursement, 120, "2021-04-01", 1, 1, author: "payer"));
        Assert.Empty(Holds(line, UnitState.Ok, "2021-09-28"));
        Assert.Equal([(2, 80L, "JustificationLate", false)], Holds(line, UnitState.Ok, "2021-09-29"));
        Assert.Equal([(2, 80L, "JustificationLate+Struggling", false)], Holds(line, UnitState.Struggling, "2021-09-29"));
        Assert.Equal([(2, 80L, "Unknown", false)], Holds(line, UnitState.Unknown, "2021-09-28"));
        var held = line.Enter(Do(OperationKind.Hold, date: "2021-05-01", agreement: 1, tranche: 2) with { Note = "visit first" });
        Assert.Equal([(2, 80L, "", true)], Holds(held, UnitState.Ok, "2021-09-28"));
        Assert.Empty(Holds(line.Enter(Do(OperationKind.Closure, date: "2021-06-01", agreement: 1)), UnitState.Unknown, "2021-09-29"));
    }

    private static (int, long, string, bool)[] Holds(LineBook line, UnitState state, string today) =>
    [
        .. HoldProposals.Of(Lines(line, LineBook.Empty), [Result("U1", 0) with { State = state }], Terms, Some.Day(today))
            .Select(h => (h.Tranche, h.Amount, string.Join('+', h.Reasons), h.IsHeld)),
    ];

    private static Dictionary<string, LineBook> Lines(LineBook first, LineBook second) => new() { ["L1"] = first, ["L2"] = second };

    private static UnitResult Result(string unit, long net, string sector = "S1") => new(
        unit, unit, null, new("C11", sector, null, null), new(sector, null, Some.Period("2020Q4").Ordinal), UnitState.Ok, [new ResultChange(10, 10 + net), null]);

    private static UnitDossier Reported(params ImmutableArray<Contribution> reports) => new(new(Some.Unit(), reports), Pack);

    private static Contribution Jobs(string period, long jobs) => Some.Told("Q", period, Some.Figures(("jobs", jobs)));
}
