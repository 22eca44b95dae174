using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.People;
using EconomieSociale.Tests.Alerts;
using Xunit;
using static EconomieSociale.Tests.Delivery.Sent;

namespace EconomieSociale.Tests.Delivery;

public class MailboxRulesTests
{
    [Fact]
    public void Receive_CriticalNewsOfOneReading_AreOneMessageAtOnce()
    {
        var box = Mailbox.Empty.Receive(Agent(), Notice(1), Notice(2, Severity.Warning), Notice(3), Notice(4, association: "A2"));
        var message = Assert.Single(box.Messages);
        Assert.Equal((MessageKind.Immediate, 0), (message.Kind, message.More));
        Assert.Equal(["U1~1.0", "U1~3.0"], message.Lines);
        Assert.Equal([false, true, false], box.Items.Select(i => i.IsWaiting));
        Assert.Equal(4, box.Cursors["P1"]);
    }

    [Fact]
    public void Receive_MoreThatIsUrgent_JoinsTheMessageThatWaitsOrComesAWhileLater()
    {
        var box = Mailbox.Empty.Receive(Agent(), Notice(1)).Receive(Agent(), Notice(2));
        Assert.Equal(["U1~1.0", "U1~2.0"], Assert.Single(box.Messages).Lines);

        (box, var first) = box.Take(Agent());
        box = box.Report(first!, AttemptOutcome.Accepted).Receive(Some.Now.AddMinutes(1), Agent(), Notice(3)).Receive(Some.Now.AddMinutes(2), Agent(), Notice(4));
        Assert.Null(box.Take(Agent(), Some.Now.AddMinutes(4)).Message);
        Assert.Equal(["U1~3.0", "U1~4.0"], box.Take(Agent(), Some.Now + Terms.Between).Message!.Lines);
    }

    [Fact]
    public void Receive_TheSameAgain_AddsNothing()
    {
        var box = Mailbox.Empty.Receive(Agent(), Notice(1));
        var again = box.Receive(Agent(), Notice(1));
        Assert.Equal((1, 1), (again.Items.Length, again.Messages.Length));
    }

    [Theory]
    [InlineData(AlertEvent.Acknowledged)]
    [InlineData(AlertEvent.Snoozed)]
    [InlineData(AlertEvent.Planned)]
    public void Receive_WhatPeopleDid_IsNoNews(AlertEvent what) => Assert.Empty(Mailbox.Empty.Receive(Agent(), Notice(1, what: what)).Items);

    [Fact]
    public void Receive_ClosedCriticalAlert_WaitsForTheDigest() =>
        Assert.True(Assert.Single(Mailbox.Empty.Receive(Agent(), Notice(1, what: AlertEvent.Resolved)).Items).IsWaiting);

    [Fact]
    public void Receive_BelowTheFloorOrWithoutMail_StaysInTheInbox()
    {
        var quiet = Agent(Preferences.Usual with { Floor = Severity.Critical });
        Assert.False(Assert.Single(Mailbox.Empty.Receive(quiet, Notice(1, Severity.Warning)).Items).IsWaiting);
        foreach (var person in new[] { Agent(Preferences.Usual with { Mail = false }), Agent() with { Email = null } })
        {
            var box = Mailbox.Empty.Receive(person, Notice(1), Notice(2, Severity.Info));
            Assert.Equal((2, 0), (box.Items.Length, box.Messages.Length));
            Assert.DoesNotContain(box.Items, i => i.IsWaiting);
        }
    }

    [Theory]
    [InlineData(7, 8, 7, false)]
    [InlineData(7, 8, 8, true)]
    [InlineData(7, 21, 20, false)]
    [InlineData(7, 21, 32, true)]
    [InlineData(9, 8, 20, false)]
    [InlineData(9, 8, 33, true)]
    public void Digest_IsMadeAtTheNextHourOfThePerson(int receivedHour, int digestHour, int laterHour, bool made)
    {
        DateTimeOffset At(int hour) => new(Some.Now.Date.AddHours(hour), TimeSpan.Zero);
        var person = Agent(Preferences.Usual with { DigestHour = digestHour });
        var box = Mailbox.Empty.Receive(At(receivedHour), person, Notice(1, Severity.Warning, at: At(receivedHour)));
        var later = MailboxRules.Digest(box, person, AlertPack.Pack, At(laterHour));
        Assert.Equal(made ? 1 : 0, later.Messages.Length);
        Assert.Same(later, MailboxRules.Digest(later, person, AlertPack.Pack, At(laterHour)));
    }

    [Fact]
    public void Digest_ManyEvents_NamesTheWorstAndCountsTheRest()
    {
        var many = Enumerable.Range(1, 130).Select(n => Notice(n, n > 120 ? Severity.Warning : Severity.Info)).ToArray();
        var box = MailboxRules.Digest(Mailbox.Empty.Receive(Agent(), many), Agent(), AlertPack.Pack, Some.Now.AddDays(1));
        var message = Assert.Single(box.Messages);
        Assert.Equal((MailboxRules.MaxLines, 30), (message.Lines.Length, message.More));
        Assert.Equal(Enumerable.Range(121, 10).Select(n => $"U1~{n}.0").Order(StringComparer.Ordinal), message.Lines.Take(10).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(box.Items, i => i.IsWaiting);
    }

    [Fact]
    public void Trimmed_TooManyItems_KeepsWhatIsToBeSentAndTheUnread()
    {
        var quiet = Agent(Preferences.Usual with { Floor = Severity.Critical });
        var box = Mailbox.Empty.Receive(quiet, Notice(1));
        box = box.Receive(quiet, [.. Enumerable.Range(2, Mailbox.MaxItems + 10).Select(n => Notice(n, Severity.Info))]);
        Assert.Equal(Mailbox.MaxItems, box.Items.Length);
        Assert.NotNull(box.Find("U1~1.0"));
        Assert.Null(box.Find("U1~2.0"));
    }

    [Fact]
    public void Trimmed_ManyMessages_ForgetsTheOldestThatEnded()
    {
        var box = Mailbox.Empty;
        for (var n = 1; n <= Mailbox.MaxEnded + 3; n++)
        {
            box = box.Add(MessageKind.Digest, ["x"], 0, Some.Now, Some.Now);
            box = n == 1 ? box : box.Put(box.Find(n)! with { State = MessageState.Sent });
        }

        Assert.Equal([1, 4, 5], box.Trimmed().Messages.Take(3).Select(m => m.Number));
    }

    [Theory]
    [InlineData(20, 7, 6, true)]
    [InlineData(20, 7, 7, false)]
    [InlineData(20, 7, 20, true)]
    [InlineData(12, 14, 13, true)]
    [InlineData(12, 14, 14, false)]
    [InlineData(9, 9, 9, false)]
    public void IsQuiet_AlsoOverMidnight(int from, int to, int hour, bool quiet) =>
        Assert.Equal(quiet, (Preferences.Usual with { QuietFrom = from, QuietTo = to }).IsQuiet(hour));
}
