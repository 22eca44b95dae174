using System.Collections.Immutable;
using CsCheck;
using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.People;
using EconomieSociale.Tests.Alerts;
using Xunit;

namespace EconomieSociale.Tests.Delivery;

/// <summary>
/// A person's row under anything that can happen: news, time, rounds of the courier that die at any step, a mail server that is down or dies after it took a mail.
/// </summary>
public class DeliveryPropertyTests
{
    private enum Step
    {
        News,
        Hour,
        Minute,
        Look,
        LookAndDie,
        TakeAndDie,
        Send,
        SendAndDie,
        ServerDown,
        LeaveOne,
    }

    [Fact]
    public void Delivery_WhateverDies_LosesNothingAndTellsNobodyTwiceWithinTheWindow() => Gen.Select(
        Gen.Enum<Step>().Array[1, 60],
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3].Select(n => $"A{n}"), Gen.Bool, (severity, association, toAgent) => (severity, association, toAgent)).Array[30],
        Gen.Int[0, 23],
        Gen.Int[0, 23]).Sample((steps, events, digest, quiet) =>
        {
            var course = new Course(events, Preferences.Usual with { DigestHour = digest, QuietFrom = quiet, QuietTo = (quiet + 3) % 24 });
            foreach (var step in steps)
            {
                course.Do(step);
            }

            course.Finish();
            course.Check();
        });

    /// <summary>Agent of A1 always and of A2 until a day; nothing to A3.</summary>
    private sealed class Course((int Severity, string Association, bool ToAgent)[] events, Preferences preferences)
    {
        private readonly List<AlertNotice> journal = [];
        private readonly List<(DateTimeOffset At, int Message, ImmutableArray<string> Lines, DateOnly Day)> arrived = [];
        private Person person = new(
            "P1", "Agent", null, "agent@example.org", "fr", [new(Relation.AssociationAgent, "A1", null, null), new(Relation.AssociationAgent, "A2", null, null)], preferences);
        private Mailbox box = Mailbox.Empty;
        private DateTimeOffset now = Some.Now;
        private DateOnly? left;
        private bool reportLost;

        public void Do(Step step)
        {
            switch (step)
            {
                case Step.News when journal.Count < events.Length:
                    var (severity, association, toAgent) = events[journal.Count];
                    journal.Add(Sent.Notice(
                        journal.Count + 1, (Severity)severity, association: association, at: now, to: toAgent ? Relation.AssociationAgent : Relation.ProgrammeOfficer));
                    break;
                case Step.Hour:
                    now = now.AddHours(1);
                    break;
                case Step.Minute:
                    now = now.AddMinutes(1);
                    break;
                case Step.Look:
                    box = Looked();
                    break;
                case Step.LookAndDie:
                    Looked(); // never written
                    break;
                case Step.TakeAndDie:
                    box = box.Take(person, now).Box;
                    break;
                case Step.Send:
                    Deliver(AttemptOutcome.Accepted, reported: true);
                    break;
                case Step.SendAndDie:
                    Deliver(AttemptOutcome.Accepted, reported: false);
                    break;
                case Step.ServerDown:
                    Deliver(AttemptOutcome.Later, reported: true);
                    break;
                case Step.LeaveOne when left is null:
                    left = AlertPack.Pack.DayOf(now);
                    person = person with { Relations = [person.Relations[0], person.Relations[1] with { To = left }] };
                    break;
                default:
                    break;
            }
        }

        /// <summary>Two days in which nothing dies.</summary>
        public void Finish()
        {
            for (var quarter = 0; quarter < 4 * 48; quarter++)
            {
                now = now.AddMinutes(15);
                Do(Step.Look);
                Do(Step.Send);
                Do(Step.Send);
            }
        }

        public void Check()
        {
            var lines = arrived.SelectMany(a => a.Lines.Select(key => (Key: key, a.At, a.Message, a.Day))).ToArray();
            foreach (var notice in journal)
            {
                var mine = notice.To.Contains(Relation.AssociationAgent) && notice.Association is "A1" or "A2" && notice.To.Contains(Relation.AssociationAgent)
                    && (notice.Association == "A1" || left is null || AlertPack.Pack.DayOf(notice.At) <= left);
                var told = lines.Where(l => l.Key == notice.Key).ToArray();
                Assert.Equal(mine, box.Find(notice.Key) is not null);
                Assert.True(mine || told.Length == 0, "told somebody whom it does not concern");
                Assert.True(!mine || told.Length > 0 || notice.Association == "A2", "lost");
                Assert.All(told, t => Assert.True(notice.Association == "A1" || left is null || t.Day <= left, "told somebody who had left"));
                Assert.True(told.Select(t => t.Message).Distinct().Count() <= 1, "two messages about one event");
                Assert.True(reportLost || told.Length <= 1, "told twice without need");
                Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= Sent.Terms.Window, "told twice within the window"));
            }

            Assert.DoesNotContain(box.Messages, m => m.IsUnsent);
        }

        private Mailbox Looked()
        {
            var read = (int)box.Cursors.GetValueOrDefault("P1");
            var next = read == journal.Count ? box : MailboxRules.Receive(box, person, "P1", journal.Count, journal.Skip(read), AlertPack.Pack, now, Sent.Terms);
            return MailboxRules.Digest(next, person, AlertPack.Pack, now);
        }

        private void Deliver(AttemptOutcome outcome, bool reported)
        {
            (box, var message) = box.Take(person, now);
            if (message is null)
            {
                return;
            }

            if (outcome == AttemptOutcome.Accepted)
            {
                arrived.Add((now, message.Number, message.Lines, AlertPack.Pack.DayOf(now)));
            }

            box = reported ? box.Report(message, outcome, now) : box;
            reportLost |= !reported;
        }
    }
}
