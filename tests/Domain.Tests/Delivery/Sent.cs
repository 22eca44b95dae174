using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.People;
using EconomieSociale.Tests.Alerts;

namespace EconomieSociale.Tests.Delivery;

/// <summary>People and events for the tests of delivery. Everything is on the tenth of January 2022; noon is <see cref="Some.Now"/>.</summary>
internal static class Sent
{
    public static readonly DeliveryTerms Terms = new(TimeSpan.FromMinutes(1));

    public static Person Agent(Preferences? preferences = null, params PersonRelation[] relations) => new(
        "P1", "Agent", null, "agent@example.org", "fr", relations is [] ? [new(Relation.AssociationAgent, "A1", null, null)] : [.. relations],
        preferences ?? Preferences.Usual with { QuietFrom = 0, QuietTo = 0 });

    public static AlertNotice Notice(
        int number, Severity severity = Severity.Critical, AlertEvent what = AlertEvent.Opened, string? association = "A1", DateTimeOffset? at = null, string unit = "U1",
        string commune = "C11", params Relation[] to) => new(
        unit, "Unit " + unit, null, commune, association, number, 0, AlertPack.Loss, what, severity, at ?? Some.Now, to is [] ? [Relation.AssociationAgent] : [.. to]);

    public static Mailbox Receive(this Mailbox box, Person person, params AlertNotice[] notices) => box.Receive(Some.Now, person, notices);

    public static Mailbox Receive(this Mailbox box, DateTimeOffset now, Person person, params AlertNotice[] notices) =>
        MailboxRules.Receive(box, person, "P1", box.Cursors.GetValueOrDefault("P1") + notices.Length, notices, AlertPack.Pack, now, Terms);

    public static (Mailbox Box, Message? Message) Take(this Mailbox box, Person person, DateTimeOffset? now = null) =>
        MessageRules.Take(box, person, AlertPack.Pack, now ?? Some.Now, Terms);

    public static Mailbox Report(this Mailbox box, Message message, AttemptOutcome outcome, DateTimeOffset? now = null) =>
        MessageRules.Report(box, message.Number, message.Attempts, outcome, outcome == AttemptOutcome.Accepted ? null : "no", now ?? Some.Now, Terms);
}
