using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Cooperatives;
using EconomieSociale.Delivery;
using EconomieSociale.People;
using EconomieSociale.Reports;
using EconomieSociale.Tests.Faults;
using EconomieSociale.Tests.Storage;
using Xunit;

namespace EconomieSociale.Tests.Delivery;

public sealed class DeliveryGrainOnSqliteTests : DeliveryGrainTests<SqliteTestStore>;

public sealed class DeliveryGrainOnPostgreSqlTests : DeliveryGrainTests<PostgreSqlTestStore>;

/// <summary>From the report to the message of the agent, through the grains: whatever write fails, in doubt or not, and whatever is restarted.</summary>
public abstract class DeliveryGrainTests<TStore> : IAsyncLifetime
    where TStore : ITestStore
{
    private const string Code = "U1";
    private readonly DiskFault disk = new();
    private TestSilo silo = null!;

    private static string Area => TestPacks.Default.Territory.AreaOf(TestPacks.Default.Territory.Find(Commands.Laayoune)!).Code;

    public async ValueTask InitializeAsync()
    {
        silo = await TestSilo.Start<TStore>(configure: disk.PutInto);
        await Unit.Change(Commands.Register(Code, sector: "agriculture", association: "A1"));
    }

    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Message_OfACriticalAlert_IsTakenOnceAlsoAfterRestarts()
    {
        Assert.Empty(await Person().Register(Agent("P1", "A1")));
        Assert.Empty(await Person("P2").Register(Agent("P2", "A2")));
        await Drop();
        await Round();
        await silo.Restart();

        await Round("P2");
        Assert.Null(await Person("P2").Take());
        Assert.Empty((await Person("P2").Get())!.Mailbox.Items);
        var message = await Person().Take();
        Assert.Contains(message!.Notices, n => (n.Unit, n.Rule, n.Event, n.Severity) == (Code, "A04", AlertEvent.Opened, Severity.Critical));
        Assert.Null(await Person().Take());
        await silo.Restart();
        Assert.Null(await Person().Take());

        await Person().Report(message.Number, message.Attempt, AttemptOutcome.Accepted, null);
        await silo.Restart();
        await Round();
        Assert.Null(await Person().Take());
        Assert.Equal(MessageState.Sent, Assert.Single((await Person().Get())!.Mailbox.Messages).State);
    }

    [Theory]
    [InlineData("alert-journal", false)]
    [InlineData("alert-journal", true)]
    [InlineData("person", false)]
    [InlineData("person", true)]
    public async Task AWriteThatFails_LosesNothingAndTellsNothingTwice(string row, bool written)
    {
        Assert.Empty(await Person().Register(Agent("P1", "A1")));
        await Drop();
        disk.Next = (row, written);
        await Assert.ThrowsAnyAsync<Exception>(() => Round());
        await Round();
        await Round();

        var opened = (await Unit.Care())!.Alerts.Open.ToArray();
        var items = (await Person().Get())!.Mailbox.Items;
        var concerned = opened.Where(a => TestPacks.Default.AlertRule(a.Rule)!.Recipients.Contains(Relation.AssociationAgent)).Select(a => $"{Code}~{a.Number}.0");
        Assert.Equal(concerned.Order(StringComparer.Ordinal), items.Select(i => i.Notice.Key).Order(StringComparer.Ordinal));
        Assert.Single((await Person().Get())!.Mailbox.Messages);
        Assert.Equal(opened.Length, await Journal.Head());
    }

    [Fact]
    public async Task APersonWhoIsNew_IsToldOfWhatHappensFromThenOn()
    {
        await Drop();
        await Round();
        Assert.NotEqual(0, await Journal.Head());
        Assert.Empty(await Person().Register(Agent("P1", "A1")));
        await Round();
        Assert.Empty((await Person().Get())!.Mailbox.Items);

        await Report("2025Q1", 990);
        await Round();
        Assert.Contains((await Person().Get())!.Mailbox.Items, i => i.Notice is { Rule: "A04", Event: AlertEvent.Superseded or AlertEvent.Resolved });
    }

    [Fact]
    public async Task Erase_ForgetsThePersonAndTheList()
    {
        Assert.Empty(await Person().Register(Agent("P1", "A1")));
        var people = silo.Grains.GetGrain<IPeopleGrain>(IPeopleGrain.Key);
        Assert.Equal(["P1"], await people.List());
        await Person().Erase();
        await silo.Restart();
        Assert.Null(await Person().Get());
        Assert.Empty(await silo.Grains.GetGrain<IPeopleGrain>(IPeopleGrain.Key).List());
    }

    [Fact]
    public async Task Webhook_IsToldInOrderUntilItAccepts()
    {
        var hook = silo.Grains.GetGrain<IWebhookGrain>("w1");
        Assert.Empty(await hook.Open(new("w1", "https://example.org/", null, null, Severity.Info, "c2VjcmV0", DateTimeOffset.UtcNow)));
        await Drop();
        await Round();

        var batch = (await hook.Take())!;
        Assert.Null(await hook.Take());
        Assert.Equal(await Journal.Head(), batch.Events.Length);
        await silo.Restart(); // before anybody said what came of it

        hook = silo.Grains.GetGrain<IWebhookGrain>("w1");
        var again = (await hook.Take())!;
        Assert.Equal((batch.Id, batch.To), (again.Id, again.To));
        await hook.Report(again, new(again.Id, DateTimeOffset.UtcNow, again.Events.Length, 200, null, true));
        Assert.Null(await hook.Take());

        Assert.Empty(await hook.Replay(EventCursor.Start));
        Assert.Equal(batch.Events.Select(e => e.Key), (await hook.Take())!.Events.Select(e => e.Key));
        Assert.Equal(["w1"], await silo.Grains.GetGrain<IWebhookListGrain>(IWebhookListGrain.Key).List());
        await hook.Close();
        Assert.Null(await hook.Get());
        Assert.Empty(await silo.Grains.GetGrain<IWebhookListGrain>(IWebhookListGrain.Key).List());
    }

    /// <summary>More lines than a page holds: pages are rows of their own.</summary>
    [Fact]
    public async Task Journal_OfManyUnits_IsReadFromPagesAfterARestart()
    {
        const int Units = 260; // each opens some alerts of reports that never came
        for (var n = 0; n < Units; n++)
        {
            var code = $"N{n}";
            await silo.Grains.GetGrain<ICooperativeGrain>(code).Change(Commands.Register(code, sector: "agriculture", association: "A1"));
            await silo.Grains.GetGrain<ICooperativeGrain>(code).Submit(Commands.Report("r1", "2024Q1", 1_000) with { CommandId = $"{code}-1" });
            await silo.Grains.GetGrain<ICooperativeGrain>(code).Submit(Commands.Report("r2", "2025Q1", 100) with { CommandId = $"{code}-2" });
        }

        await Round();
        await silo.Restart();
        var head = await Journal.Head();
        Assert.True(head > 500, $"{head} lines are one page");
        var (cursor, events) = await AlertEvents.Read(silo.Grains, TestPacks.Default, EventCursor.Start, int.MaxValue, _ => true);
        Assert.Equal(head, events.Length);
        Assert.Equal(head, events.Select(e => e.Key).Distinct().Count());
        Assert.Equal(head, cursor.After(Area));
        Assert.Equal([head], (await Journal.Read(head - 1)).Select(l => l.Number));
    }

    private ICooperativeGrain Unit => silo.Grains.GetGrain<ICooperativeGrain>(Code);

    private IAlertJournalGrain Journal => silo.Grains.GetGrain<IAlertJournalGrain>(Area);

    private IPersonGrain Person(string code = "P1") => silo.Grains.GetGrain<IPersonGrain>(code);

    private static Person Agent(string code, string association) => new(
        code, "Agent", null, $"{code}@example.org", "fr", [new(Relation.AssociationAgent, association, null, null)], Preferences.Usual with { QuietFrom = 0, QuietTo = 0 });

    /// <summary>Sales that fall to a tenth.</summary>
    private async Task Drop()
    {
        await Report("2024Q1", 1_000);
        await Report("2025Q1", 100);
    }

    private async Task Report(string period, decimal sales) =>
        Assert.Equal(OutcomeKind.Accepted, (await Unit.Submit(Commands.Report($"{period}-{sales}", period, sales))).Kind);

    /// <summary>What the watch and the courier do.</summary>
    private async Task Round(string person = "P1")
    {
        await silo.Grains.GetGrain<IAlertWatchGrain>(Area).Look();
        await Person(person).Look(ImmutableSortedDictionary<string, long>.Empty.Add(Area, await Journal.Head()));
    }
}
