using EconomieSociale.Associations;
using EconomieSociale.Cooperatives;
using EconomieSociale.Funding;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Reports;
using EconomieSociale.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EconomieSociale.Tests.Demonstration;

public sealed class DemonstrationFillingTests
{
    private static readonly Replay Expected = Replay.Of(new(DefaultRegion.Small, DefaultRegion.Pack), DefaultRegion.Pack);

    private static readonly DefaultFund ExpectedFund = DefaultFund.Of(DefaultRegion.Small, Expected.Units.Select(u => u.Made));

    [Fact]
    public async Task An_empty_store_is_filled_once()
    {
        await using var silo = await TestSilo.Start<SqliteTestStore>();
        Assert.True(await Filling(silo).RunIfDue(silo.Archive, TestContext.Current.CancellationToken));
        Assert.Equal(DemonstrationState.Complete, await State(silo));
        await IsAsReplayed(silo);
        var association = DefaultRegion.Small.Associations[0];
        Assert.Equal(association.Name.Fr, (await silo.Grains.GetGrain<IAssociationGrain>(association.Code).Get()).Profile!.Name);
        Assert.False(await Filling(silo).RunIfDue(silo.Archive, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_filling_that_was_killed_goes_on_and_its_repeat_changes_nothing()
    {
        await using var silo = await TestSilo.Start<SqliteTestStore>();

        // The first run comes as far as ten cooperatives.
        var part = DefaultRegion.Small with { Kinds = [DefaultRegion.Small.Kinds[0] with { Count = 10 }] };
        await new DemonstrationFilling(silo.Grains, DefaultRegion.Pack, part, TimeProvider.System, NullLogger<DemonstrationFilling>.Instance)
            .Run(TestContext.Current.CancellationToken);
        await silo.Grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key).MarkDemonstration(DemonstrationState.Filling);
        await silo.Restart();

        Assert.True(await Filling(silo).RunIfDue(silo.Archive, TestContext.Current.CancellationToken));
        await IsAsReplayed(silo);
        await Filling(silo).Run(TestContext.Current.CancellationToken);
        await IsAsReplayed(silo);
    }

    [Fact]
    public async Task A_store_with_other_units_is_left_alone()
    {
        await using var silo = await TestSilo.Start<SqliteTestStore>();
        var real = new DemonstrationFilling(silo.Grains, DefaultRegion.Pack, DefaultRegion.Small with { Kinds = [] }, TimeProvider.System,
            NullLogger<DemonstrationFilling>.Instance);
        var unit = Expected.Units[0].Made;
        await silo.Grains.GetGrain<ICooperativeGrain>(unit.Code).Change(unit.Changes[0]);
        var refused = await Assert.ThrowsAsync<SetupException>(() => real.RunIfDue(silo.Archive, TestContext.Current.CancellationToken));
        Assert.Equal("store_not_empty", refused.Code);
        Assert.Equal(DemonstrationState.None, await State(silo));
    }

    private static DemonstrationFilling Filling(TestSilo silo) =>
        new(silo.Grains, DefaultRegion.Pack, DefaultRegion.Small, TimeProvider.System, NullLogger<DemonstrationFilling>.Instance);

    private static async Task<DemonstrationState> State(TestSilo silo) => (await silo.Grains.GetGrain<IProgrammeGrain>(IProgrammeGrain.Key).Get()).Demonstration;

    /// <summary>The grains hold what the rules alone make of the same commands: figures, revisions and review steps.</summary>
    private static async Task IsAsReplayed(TestSilo silo)
    {
        foreach (var expected in Expected.Units)
        {
            var view = (await silo.Grains.GetGrain<ICooperativeGrain>(expected.Unit.Code).Get())!;
            Assert.Equal(expected.Unit.Name, view.Unit.Name);
            Assert.Equal(expected.Unit.Commune, view.Unit.Commune);
            Assert.Equal(expected.Unit.Association, view.Unit.Association);
            Assert.Equal(expected.Unit.ClosedOn, view.Unit.ClosedOn);
            Assert.Equal(expected.Reports.Select(Shown).Order(StringComparer.Ordinal), view.Reports.Select(Shown).Order(StringComparer.Ordinal));
        }

        await FundIsAsReplayed(silo);
    }

    /// <summary>A filling that goes on may have numbered its agreements in another order; each operation is with its agreement all the same.</summary>
    private static async Task FundIsAsReplayed(TestSilo silo)
    {
        var fund = await silo.Grains.GetGrain<IFundGrain>(IFundGrain.Key).Get();
        Assert.Equal(ExpectedFund.Fund.Operations.Select(o => o.Command), fund.Operations.Select(o => o.Command));
        Assert.Empty(fund.Reservations);
        Assert.NotEmpty(ExpectedFund.Lines);
        foreach (var (line, expected) in ExpectedFund.Lines)
        {
            var book = await silo.Grains.GetGrain<IFundingLineGrain>(line).Get();
            Assert.Equal(Shown(expected), Shown(book));
            Assert.Equal(book.Mark, fund.Lines[line]);
            foreach (var (unit, excerpt) in LineExcerpt.All(line, book))
            {
                var told = (await silo.Grains.GetGrain<ICooperativeGrain>(unit).Care())!.Told!.Lines.Single(l => l.Line == line);
                Assert.Equal(excerpt.Agreements.Select(a => a.Steps.Length), told.Agreements.Select(a => a.Steps.Length));
            }
        }
    }

    private static IEnumerable<string> Shown(LineBook book) => book.Operations
        .Select(o => $"{book.Find(o.Command.Agreement!.Value)!.Terms.CommandId} {o.Command with { Agreement = null }}").Order(StringComparer.Ordinal);

    private static string Shown(Report report) =>
        $"{report.DataSet} {report.Period} {string.Join(" | ", report.Revisions.Select(r => $"{string.Join(',', r.Figures)} {string.Join(',', r.Steps.Select(s => s.State))}"))}";
}
