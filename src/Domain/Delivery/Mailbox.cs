using System.Collections.Immutable;

namespace EconomieSociale.Delivery;

/// <summary>An event in the inbox of a person.</summary>
/// <param name="IsWaiting">True while it waits for the next digest.</param>
[GenerateSerializer, Immutable, Alias("inbox-item")]
public sealed record InboxItem(AlertNotice Notice, DateTimeOffset ReceivedAt, bool IsWaiting, DateTimeOffset? ReadAt = null);

/// <summary>
/// What a person was told and is to be told: the inbox, the messages with what came of them, and how far the journals were read. It is one row, so reading a journal and
/// putting its news here is one step: nothing is lost between them and nothing comes twice.
/// </summary>
/// <param name="Cursors">By area: the number of the last line of its journal that was read.</param>
/// <param name="Items">Oldest first.</param>
/// <param name="Messages">Oldest first.</param>
[GenerateSerializer, Immutable, Alias("mailbox")]
public sealed record Mailbox(ImmutableSortedDictionary<string, long> Cursors, ImmutableArray<InboxItem> Items, ImmutableArray<Message> Messages, int NextNumber)
{
    /// <summary>Of these the oldest are forgotten; the alerts themselves stay in the lists of the programme.</summary>
    public const int MaxItems = 1_000;

    /// <summary>Messages that came to an end and are still shown.</summary>
    public const int MaxEnded = 200;

    public static readonly Mailbox Empty = new(ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal), [], [], 1);

    public InboxItem? Find(string key) => Items.FirstOrDefault(i => i.Notice.Key == key);

    public Message? Find(int number) => Messages.FirstOrDefault(m => m.Number == number);

    public int Unread => Items.Count(i => i.ReadAt is null);

    public Mailbox Put(Message message) => this with { Messages = [.. Messages.Select(m => m.Number == message.Number ? message : m)] };

    public Mailbox Add(MessageKind kind, ImmutableArray<string> lines, int more, DateTimeOffset now, DateTimeOffset notBefore) => this with
    {
        Messages = Messages.Add(new(NextNumber, kind, lines, more, MessageState.Waiting, now, notBefore)),
        NextNumber = NextNumber + 1,
    };

    /// <summary>Within the limits: what is not to be sent goes first, then what was read, then the old. A message whose events are gone only counts them.</summary>
    public Mailbox Trimmed()
    {
        var box = this;
        if (Items.Length > MaxItems)
        {
            var named = Messages.Where(m => m.IsUnsent).SelectMany(m => m.Lines).ToHashSet(StringComparer.Ordinal);
            var gone = Items.OrderBy(i => i.IsWaiting || named.Contains(i.Notice.Key)).ThenBy(i => i.ReadAt is null).ThenBy(i => i.ReceivedAt).Take(Items.Length - MaxItems);
            box = box with { Items = Items.RemoveAll(gone.ToHashSet().Contains) };
        }

        var ended = Messages.Where(m => !m.IsUnsent).ToArray();
        return ended.Length > MaxEnded ? box with { Messages = Messages.RemoveRange(ended.Take(ended.Length - MaxEnded)) } : box;
    }
}
