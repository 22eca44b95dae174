using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.People;
using Xunit;
using static EconomieSociale.Tests.Delivery.Sent;

namespace EconomieSociale.Tests.Delivery;

public class MessageRulesTests
{
    [Fact]
    public void Take_GivesEachMessageOnceWithinTheWindow()
    {
        var (box, message) = Mailbox.Empty.Receive(Agent(), Notice(1)).Take(Agent());
        Assert.Equal((MessageState.Sending, 1), (message!.State, message.Attempts));
        Assert.Null(box.Take(Agent(), Some.Now + Terms.Window - TimeSpan.FromSeconds(1)).Message);

        var again = box.Take(Agent(), Some.Now + Terms.Window).Message!;
        Assert.Equal((message.Number, 2), (again.Number, again.Attempts));
    }

    [Fact]
    public void Report_Accepted_EndsIt()
    {
        var (box, message) = Mailbox.Empty.Receive(Agent(), Notice(1)).Take(Agent());
        box = box.Report(message!, AttemptOutcome.Accepted);
        Assert.Equal((MessageState.Sent, Some.Now), (box.Find(1)!.State, box.Find(1)!.SentAt));
        Assert.Null(box.Take(Agent(), Some.Now.AddDays(1)).Message);
        Assert.Same(box, box.Report(message!, AttemptOutcome.Later));
    }

    [Fact]
    public void Report_Later_WaitsLongerEachTimeAndKeepsWhatTheServerSaid()
    {
        var box = Mailbox.Empty.Receive(Agent(), Notice(1));
        var (now, waits) = (Some.Now, new List<double>());
        for (var i = 0; i < 9; i++)
        {
            (box, var message) = box.Take(Agent(), now);
            box = box.Report(message!, AttemptOutcome.Later, now);
            waits.Add((box.Find(1)!.NextAt - now).TotalMinutes);
            Assert.Equal("no", box.Find(1)!.Error);
            now = box.Find(1)!.NextAt;
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], waits);
    }

    [Fact]
    public void Take_AfterAWeekInVain_GivesUp()
    {
        var box = Mailbox.Empty.Receive(Agent(), Notice(1));
        Assert.NotNull(box.Take(Agent(), Some.Now + DeliveryTerms.GiveUp).Message);
        var (later, message) = box.Take(Agent(), Some.Now + DeliveryTerms.GiveUp + TimeSpan.FromSeconds(1));
        Assert.Null(message);
        Assert.Equal(MessageState.Failed, later.Find(1)!.State);
    }

    [Fact]
    public void Report_Refused_EndsItWithTheReason()
    {
        var (box, message) = Mailbox.Empty.Receive(Agent(), Notice(1)).Take(Agent());
        box = box.Report(message!, AttemptOutcome.Refused);
        Assert.Equal((MessageState.Failed, "no"), (box.Find(1)!.State, box.Find(1)!.Error));
    }

    [Fact]
    public void Report_OfAnEarlierAttempt_CountsOnlyIfItArrived()
    {
        var (box, first) = Mailbox.Empty.Receive(Agent(), Notice(1)).Take(Agent());
        (box, _) = box.Take(Agent(), Some.Now + Terms.Window);
        Assert.Same(box, box.Report(first!, AttemptOutcome.Later));
        Assert.Equal(MessageState.Sent, box.Report(first!, AttemptOutcome.Accepted).Find(1)!.State);
    }

    [Fact]
    public void Take_InQuietHours_GivesNothing()
    {
        var person = Agent(Preferences.Usual with { QuietFrom = 12, QuietTo = 14 });
        var box = Mailbox.Empty.Receive(person, Notice(1));
        Assert.Null(box.Take(person).Message);
        Assert.NotNull(box.Take(person, Some.Now.AddHours(2)).Message);
    }

    [Fact]
    public void Take_WhoLeftOrWantsNoMailAnyMore_IsNotWrittenTo()
    {
        var box = Mailbox.Empty.Receive(Agent(), Notice(1), Notice(2, association: "A1", unit: "U2"));
        var gone = Agent(null, new PersonRelation(Relation.AssociationAgent, "A1", null, Some.Today));
        foreach (var (person, now) in new[] { (gone, Some.Now.AddDays(1)), (Agent(Preferences.Usual with { Mail = false }), Some.Now), (Agent() with { Email = null }, Some.Now) })
        {
            var (later, message) = box.Take(person, now);
            Assert.Null(message);
            Assert.Equal(MessageState.Withdrawn, later.Find(1)!.State);
        }
    }

    [Fact]
    public void Take_WhoKeepsOneOfTwoRelations_IsToldOfThatOnly()
    {
        PersonRelation[] before = [new(Relation.AssociationAgent, "A1", null, null), new(Relation.AssociationAgent, "A2", null, Some.Today)];
        var box = Mailbox.Empty.Receive(Agent(null, before), Notice(1), Notice(2, association: "A2"));
        Assert.Equal(["U1~1.0"], box.Take(Agent(null, before), Some.Now.AddDays(1)).Message!.Lines);
    }
}
