using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.People;
using EconomieSociale.Programme;

namespace EconomieSociale.Delivery;

/// <summary>What comes into a mailbox, and when it becomes a message.</summary>
public static class MailboxRules
{
    /// <summary>A message names at most so many events and counts the others.</summary>
    public const int MaxLines = 100;

    /// <summary>
    /// Takes the news of an area: those that concern the person go into the inbox, the critical ones among them into a message that is sent at once.
    /// What is there already does not come twice.
    /// </summary>
    /// <param name="upTo">The number of the last line of the journal that was read.</param>
    public static Mailbox Receive(
        Mailbox box, Person person, string area, long upTo, IEnumerable<AlertNotice> notices, Pack pack, DateTimeOffset now, DeliveryTerms terms)
    {
        var known = box.Items.Select(i => i.Notice.Key).ToHashSet(StringComparer.Ordinal);
        var told = notices.Where(n => IsTold(n.Event) && Routing.Concerns(person, n, pack) && known.Add(n.Key)).ToArray();
        var urgent = told.Where(n => IsSent(n, person) && IsUrgent(n)).ToArray();
        var next = box with
        {
            Cursors = box.Cursors.SetItem(area, upTo),
            Items = box.Items.AddRange(told.Select(n => new InboxItem(n, now, IsSent(n, person) && !IsUrgent(n)))),
        };
        return (urgent.Length == 0 ? next : AtOnce(next, urgent, now, terms)).Trimmed();
    }

    /// <summary>Makes a digest of what had come by the last time at which the person wanted one. The same mailbox if there is nothing.</summary>
    public static Mailbox Digest(Mailbox box, Person person, Pack pack, DateTimeOffset now)
    {
        var until = LastDigest(person.Preferences, pack, now);
        var due = box.Items.Where(i => i.IsWaiting && i.ReceivedAt < until).ToArray();
        if (due.Length == 0)
        {
            return box;
        }

        var next = box with { Items = [.. box.Items.Select(i => i.IsWaiting && i.ReceivedAt < until ? i with { IsWaiting = false } : i)] };
        return Add(next, MessageKind.Digest, [.. due.Select(i => i.Notice)], now).Trimmed();
    }

    /// <summary>The last moment, now or before, at which the clock of the programme showed the hour of the digest.</summary>
    public static DateTimeOffset LastDigest(Preferences preferences, Pack pack, DateTimeOffset now)
    {
        var local = pack.Local(now);
        var today = new DateTimeOffset(local.Date.AddHours(preferences.DigestHour), local.Offset);
        return today <= now ? today : today.AddDays(-1);
    }

    /// <summary>Joins the message that nobody has taken yet; another one is made, but not sent soon after the last: where much goes wrong at once, one mail says it.</summary>
    private static Mailbox AtOnce(Mailbox box, AlertNotice[] urgent, DateTimeOffset now, DeliveryTerms terms)
    {
        var last = box.Messages.LastOrDefault(m => m.Kind == MessageKind.Immediate);
        if (last is not { State: MessageState.Waiting, Attempts: 0 })
        {
            return Add(box, MessageKind.Immediate, urgent, now, last?.CreatedAt + terms.Between);
        }

        var lines = last.Lines.AddRange(urgent.Select(n => n.Key));
        return box.Put(last with { Lines = [.. lines.Take(MaxLines)], More = last.More + Math.Max(lines.Length - MaxLines, 0) });
    }

    /// <summary>What people did is not news to those for whom they did it.</summary>
    private static bool IsTold(AlertEvent what) => what is not (AlertEvent.Acknowledged or AlertEvent.Snoozed or AlertEvent.Planned);

    private static bool IsSent(AlertNotice notice, Person person) =>
        person is { Email: not null, Preferences.Mail: true } && notice.Severity >= person.Preferences.Floor;

    private static bool IsUrgent(AlertNotice notice) =>
        notice.Severity == Severity.Critical && notice.Event is AlertEvent.Opened or AlertEvent.Raised or AlertEvent.Escalated;

    /// <summary>The worst and newest are named.</summary>
    private static Mailbox Add(Mailbox box, MessageKind kind, AlertNotice[] notices, DateTimeOffset now, DateTimeOffset? notBefore = null)
    {
        var named = notices.OrderByDescending(n => n.Severity).ThenByDescending(n => n.At).ThenBy(n => n.Key, StringComparer.Ordinal).Take(MaxLines);
        return box.Add(kind, [.. named.Select(n => n.Key)], Math.Max(notices.Length - MaxLines, 0), now, notBefore > now ? notBefore.Value : now);
    }
}
