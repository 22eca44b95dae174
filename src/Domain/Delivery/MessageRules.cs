using System.Collections.Immutable;
using EconomieSociale.People;
using EconomieSociale.Programme;

namespace EconomieSociale.Delivery;

/// <summary>What became of an attempt to send.</summary>
[GenerateSerializer, Alias("attempt-outcome")]
public enum AttemptOutcome
{
    Accepted = 1,

    /// <summary>Not now: the server cannot be reached, or asks to come again.</summary>
    Later = 2,

    /// <summary>Never: the server knows no such recipient, or refuses the message.</summary>
    Refused = 3,
}

/// <summary>When a message may be sent, and what an attempt makes of it.</summary>
public static class MessageRules
{
    public const int MaxError = 300;

    /// <summary>
    /// Gives the next message to be sent; null if there is none now. It counts as being sent from here on, and is not given again before the window is over,
    /// because whoever sends may die after it arrived.
    /// </summary>
    public static (Mailbox Box, Message? Message) Take(Mailbox box, Person person, Pack pack, DateTimeOffset now, DeliveryTerms terms)
    {
        if (person.Preferences.IsQuiet(pack.Local(now).Hour))
        {
            return (box, null);
        }

        var today = pack.DayOf(now);
        foreach (var message in box.Messages.Where(m => m.IsUnsent && m.NextAt <= now))
        {
            if (message.CreatedAt + DeliveryTerms.GiveUp < now)
            {
                box = box.Put(message with { State = MessageState.Failed });
                continue;
            }

            var lines = message.Lines.Where(key => box.Find(key) is not { } item || Routing.MayReach(person, item.Notice, pack, today)).ToImmutableArray();
            if (lines.IsEmpty || person is not { Email: not null, Preferences.Mail: true })
            {
                box = box.Put(message with { State = MessageState.Withdrawn });
                continue;
            }

            var taken = message with { Lines = lines, State = MessageState.Sending, Attempts = message.Attempts + 1, NextAt = now + terms.Window };
            return (box.Put(taken).Trimmed(), taken);
        }

        return (box.Trimmed(), null);
    }

    /// <summary>Notes what became of an attempt. News of an attempt that is not the last one counts only if it says that the message arrived.</summary>
    public static Mailbox Report(Mailbox box, int number, int attempt, AttemptOutcome outcome, string? error, DateTimeOffset now, DeliveryTerms terms)
    {
        if (box.Find(number) is not { } message || message.State == MessageState.Sent)
        {
            return box;
        }

        if (outcome == AttemptOutcome.Accepted)
        {
            return box.Put(message with { State = MessageState.Sent, SentAt = now, Error = null });
        }

        if (message.State != MessageState.Sending || message.Attempts != attempt)
        {
            return box;
        }

        var said = error?.Length > MaxError ? error[..MaxError] : error;
        return box.Put(outcome == AttemptOutcome.Refused
            ? message with { State = MessageState.Failed, Error = said }
            : message with { State = MessageState.Waiting, Error = said, NextAt = now + terms.Pause(message.Attempts) });
    }
}
