using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Delivery;
using EconomieSociale.Funding;
using EconomieSociale.People;
using EconomieSociale.Tests.Faults;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Tests.Funding;

public sealed class FundGrainOnSqliteTests : FundGrainTests<SqliteTestStore>;

public sealed class FundGrainOnPostgreSqlTests : FundGrainTests<PostgreSqlTestStore>;

/// <summary>The fund through the grains: what one line uses no other can, whatever write fails and whatever is restarted.</summary>
public abstract class FundGrainTests<TStore> : IAsyncLifetime
    where TStore : ITestStore
{
    private const string First = "access_to_finance";
    private const string Second = "management";
    private readonly DiskFault disk = new();
    private TestSilo silo = null!;

    public async ValueTask InitializeAsync()
    {
        silo = await TestSilo.Start<TStore>(configure: disk.PutInto);
        await Enter(new("o1", OperationKind.Opening, 50_000_000, new(2024, 1, 2), "clerk", "head", "doc", Year: 2024));
        await Enter(new("r1", OperationKind.Receipt, 30_000_000, new(2024, 1, 2), "clerk", "head", "doc", Partner: "state"));
        await Sign(First, "a1");
        await Sign(Second, "a2");
    }

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Ledgers_SurviveARestart()
    {
        Assert.Empty(await Commit(First, "c1", 30_000_000));
        var before = (await Fund.Get(), await Line(First).Get());
        await silo.Restart();
        Assert.Equal(before.Item1.Lines, (await Fund.Get()).Lines);
        Assert.Equal(before.Item1.Operations.Select(o => o.Command), (await Fund.Get()).Operations.Select(o => o.Command));
        Assert.Equal(before.Item2.Operations.Select(o => o.Command), (await Line(First).Get()).Operations.Select(o => o.Command));
        Assert.Empty(await Commit(First, "c1", 30_000_000));
        Assert.Single((await Line(First).Get()).Operations);
    }

    [Fact]
    public async Task OpenedCredits_AreSharedByTheLines()
    {
        Assert.Empty(await Commit(First, "c1", 30_000_000));
        Assert.Equal(["fund_i3"], await Commit(Second, "c2", 20_000_001));
        Assert.Empty(await Commit(Second, "c3", 20_000_000));
        Assert.Equal(["fund_i2"], (await Fund.Enter(new(
            "m1", OperationKind.Reprogramming, 6_330_000_000 - 30_000_000 + 1, new(2024, 2, 1), "clerk", "head", "doc", From: First, To: Second))).Refusals.Select(r => r.Code));
    }

    /// <summary>Both at once ask for the last credits: one gets them.</summary>
    [Fact]
    public async Task TwoLinesAtOnce_NeverUseTheSameMoney()
    {
        var both = await Task.WhenAll(Commit(First, "c1", 30_000_000), Commit(Second, "c2", 30_000_000));
        Assert.Single(both, b => b.IsEmpty);
        Assert.Equal(30_000_000, (await Fund.Get()).Lines.Values.Sum(l => l.Committed));
        Assert.Empty((await Fund.Get()).Reservations);
    }

    [Theory]
    [InlineData("funding-line", false)]
    [InlineData("funding-line", true)]
    [InlineData("fund", false)]
    [InlineData("fund", true)]
    public async Task AWriteThatFails_IsEnteredOnceByItsRepeatAndHoldsNoMoney(string row, bool written)
    {
        disk.Next = (row, written);
        await Assert.ThrowsAnyAsync<Exception>(() => Commit(First, "c1", 30_000_000));
        Assert.Empty(await Commit(First, "c1", 30_000_000));
        Assert.Single((await Line(First).Get()).Operations);
        Assert.Empty((await Fund.Get()).Reservations);
        Assert.Equal(30_000_000, (await Fund.Get()).Lines[First].Committed);
    }

    /// <summary>Many at once: a refusal stops nobody else, a write that fails enters nothing or all, and its repeat enters each once.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("funding-line", false)]
    [InlineData("funding-line", true)]
    [InlineData("fund", false)]
    [InlineData("fund", true)]
    public async Task ManyEntries_AreOneWriteThatMayBeRepeated(string row, bool written)
    {
        ImmutableArray<LineEntry> entries = [LineEntry.Sign(Draft("a3")), .. Many("a3")];
        if (row.Length > 0)
        {
            disk.Next = (row, written);
            await Assert.ThrowsAnyAsync<Exception>(() => Line(First).EnterMany(entries));
        }

        for (var time = 0; time < 2; time++)
        {
            var done = await Line(First).EnterMany(entries);
            Assert.Equal(["", "", "fund_i4_committed", "", ""], done.Refusals.Select(r => string.Join(' ', r.Select(w => w.Code))));
            Assert.Equal(["m1", "m3", "m4"], done.Book.Operations.Select(o => o.Command.CommandId));
            Assert.All(done.Book.Operations, o => Assert.Equal(2, o.Command.Agreement));
        }

        var fund = await Fund.Get();
        Assert.Empty(fund.Reservations);
        Assert.Equal((20_000_000, 5_000_000), (fund.Lines[First].Committed, fund.Lines[First].Paid));
    }

    /// <summary>Together they want more than is free: those that still can are entered.</summary>
    [Fact]
    public async Task ManyEntries_ThatAreTooMuchTogether_EnterWhatIsFree()
    {
        Assert.Empty(await Commit(Second, "c2", 30_000_000));
        var done = await Line(First).EnterMany([LineEntry.Sign(Draft("a3")), LineEntry.Enter(Money("m1", OperationKind.Commitment, 21_000_000), "a3"),
            LineEntry.Enter(Money("m2", OperationKind.Commitment, 15_000_000), "a3")]);
        Assert.Equal(["", "fund_i3", ""], done.Refusals.Select(r => string.Join(' ', r.Select(w => w.Code))));
        Assert.Equal(15_000_000, (await Fund.Get()).Lines[First].Committed);
    }

    [Fact]
    public async Task ManyEntries_TellEachUnitOnce()
    {
        await silo.Grains.GetGrain<ICooperativeGrain>("U1").Change(Commands.Register("U1", sector: "agriculture"));
        await Line(First).EnterMany([LineEntry.Sign(Draft("a3")), .. Many("a3")]);
        var care = (await silo.Grains.GetGrain<ICooperativeGrain>("U1").Care())!;
        Assert.Equal([0, 3], care.Told!.Agreements.Select(a => a.Steps.Length));
        Assert.Equal((await Line(First).Get()).Version, care.Told.Lines.Single().Version);
    }

    /// <summary>The unit could not keep what the line told it, and the command never comes again: the line tells it when it wakes.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AUnitThatDidNotHear_HearsWhenTheLineWakes(bool written)
    {
        await silo.Grains.GetGrain<ICooperativeGrain>("U1").Change(Commands.Register("U1", sector: "agriculture"));
        disk.Next = ("cooperative-care", written);
        await Assert.ThrowsAnyAsync<Exception>(() => Commit(First, "c1", 30_000_000));
        await silo.Restart();
        await Line(First).Get();
        var told = (await silo.Grains.GetGrain<ICooperativeGrain>("U1").Care())!.Told!.Agreements.Single();
        Assert.Equal(30_000_000, told.Steps.Single().Amount);
        Assert.Equal((await Line(First).Get()).Version, (await Fund.Get()).Lines[First].Version);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AlertOfALine_IsRecordedOnceHandledAndReadByTheManager(bool written)
    {
        disk.Next = ("fund-alerts", written);
        await Assert.ThrowsAnyAsync<Exception>(Watch.Look);
        await Watch.Look();
        Assert.Equal(0, await Watch.Look());
        var alert = Assert.Single((await Alerts.Get())[First].Open);
        Assert.Empty((await Alerts.Act(First, alert.Number, new("k1", AlertAction.Acknowledge, "manager", null, null))).Refusals);
        await silo.Restart();
        Assert.Equal(AlertState.Acknowledged, (await Alerts.Get())[First].Find(alert.Number)!.State);
        Assert.Equal(["unknown_funding_line"], (await Alerts.Act("nowhere", 1, new("k2", AlertAction.Acknowledge, "manager", null, null))).Refusals.Select(r => r.Code));

        await Watch.Look();
        var notices = (await silo.Grains.GetGrain<IAlertJournalGrain>(IFundGrain.Key).Read(0)).Select(l => l.Notice).Where(n => n.Unit == LineOwner.Of(First)).ToArray();
        Assert.Equal([AlertEvent.Opened, AlertEvent.Acknowledged], notices.Select(n => n.Event));
        Person Of(Relation relation, string? of) => new("P", "P", null, "p@example.org", "fr", [new(relation, of, null, null)], Preferences.Usual);
        bool Concerns(Person person) => Routing.Concerns(person, notices[0], TestPacks.Default);
        Assert.True(Concerns(Of(Relation.FundManager, null)));
        Assert.True(Concerns(Of(Relation.SteeringCommittee, null)));
        Assert.False(Concerns(Of(Relation.ProgrammeOfficer, null)));
        Assert.False(Concerns(Of(Relation.FundManager, Commands.Laayoune)));
    }

    /// <summary>The command whose line write failed never comes again: its money is free as soon as the line wakes.</summary>
    [Fact]
    public async Task AnAbandonedReservation_IsFreedWhenTheLineWakes()
    {
        disk.Next = ("funding-line", false);
        await Assert.ThrowsAnyAsync<Exception>(() => Commit(First, "c1", 30_000_000));
        await silo.Restart();
        await Line(First).Get();
        Assert.Empty((await Fund.Get()).Reservations);
        Assert.Empty(await Commit(Second, "c2", 30_000_000));
    }

    private IFundGrain Fund => silo.Grains.GetGrain<IFundGrain>(IFundGrain.Key);

    private IFundAlertsGrain Alerts => silo.Grains.GetGrain<IFundAlertsGrain>(IFundGrain.Key);

    private IAlertWatchGrain Watch => silo.Grains.GetGrain<IAlertWatchGrain>(IFundGrain.Key);

    private IFundingLineGrain Line(string code) => silo.Grains.GetGrain<IFundingLineGrain>(code);

    private async Task Enter(FundCommand command) => Assert.Empty((await Fund.Enter(command)).Refusals);

    private async Task Sign(string line, string id) => Assert.Empty((await Line(line).Sign(Draft(id))).Refusals);

    private static AgreementDraft Draft(string id) => new(
        id, "U1", "Workshop", new(2024, 1, 10), 50_000_000, 30_000_000, ImmutableSortedDictionary<string, long>.Empty, 20_000_000,
        [30_000_000], "clerk", "head", "doc");

    /// <summary>The second commitment is beyond the agreement.</summary>
    private static ImmutableArray<LineEntry> Many(string agreement) =>
    [
        LineEntry.Enter(Money("m1", OperationKind.Commitment, 20_000_000), agreement), LineEntry.Enter(Money("m2", OperationKind.Commitment, 11_000_000), agreement),
        LineEntry.Enter(Money("m3", OperationKind.Order, 6_000_000), agreement),
        LineEntry.Enter(Money("m4", OperationKind.Disbursement, 5_000_000) with { Author = "cashier" }, agreement),
    ];

    private static FundCommand Money(string id, OperationKind kind, long amount) => new(
        id, kind, amount, new(2024, 2, 1), "clerk", "head", "doc", Tranche: kind == OperationKind.Commitment ? null : 1);

    private async Task<ImmutableArray<string>> Commit(string line, string id, long amount) =>
        [.. (await Line(line).Enter(new(id, OperationKind.Commitment, amount, new(2024, 2, 1), "clerk", "head", "doc", Agreement: 1))).Refusals.Select(r => r.Code)];
}
