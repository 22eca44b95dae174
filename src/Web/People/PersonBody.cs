using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.Values;

namespace EconomieSociale.People;

/// <summary>A relation of a person. <c>Of</c>: the code of a unit (reporter), an association (agents, leads) or a division (others; left out: the whole programme).</summary>
public sealed record RelationBody(string Relation, string? Of, DateOnly? From, DateOnly? To);

/// <summary>How a person wants to hear of alerts. Hours are 0 to 23 of the programme's clock.</summary>
public sealed record PreferencesBody(bool Mail, string Floor, int DigestHour, int QuietFrom, int QuietTo)
{
    public static PreferencesBody Of(Preferences p) => new(p.Mail, JsonName.Of(p.Floor), p.DigestHour, p.QuietFrom, p.QuietTo);
}

/// <summary>The body of a person, for the OpenAPI document. What is left out of the preferences is as usual.</summary>
public sealed record PersonInput(string Name, string? NameAr, string? Email, string? Language, ImmutableArray<RelationBody> Relations, PreferencesBody? Preferences);

/// <summary>A person as administrators see it.</summary>
/// <param name="Page">The person's own page.</param>
public sealed record PersonBody(
    string Code, string Name, string? NameAr, string? Email, string Language, ImmutableArray<RelationBody> Relations, PreferencesBody Preferences,
    int Unread, int Unsent, string Page)
{
    public static PersonBody Of(PersonView view) => new(
        view.Person.Code, view.Person.Name, view.Person.NameAr, view.Person.Email, view.Person.Language,
        [.. view.Person.Relations.Select(r => new RelationBody(JsonName.Of(r.Relation), r.Of, r.From, r.To))], PreferencesBody.Of(view.Person.Preferences),
        view.Mailbox.Unread, view.Mailbox.Messages.Count(m => m.IsUnsent), Hosting.Address.Mine(view.Person.Code, view.Key));
}

/// <summary>An event in an inbox.</summary>
public sealed record InboxItemBody(EventBody Event, DateTimeOffset ReceivedAt, DateTimeOffset? ReadAt);

/// <summary>A line of the delivery ledger: what was sent, or will be, and what came of it.</summary>
/// <param name="Events">Ids of the events that it names.</param>
/// <param name="More">How many more it stands for.</param>
public sealed record MessageBody(
    int Number, string Kind, string State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? NextAt, int Attempts, string? Error,
    ImmutableArray<string> Events, int More)
{
    public static MessageBody Of(Message m) => new(
        m.Number, JsonName.Of(m.Kind), JsonName.Of(m.State), m.CreatedAt, m.SentAt, m.IsUnsent ? m.NextAt : null, m.Attempts, m.Error, m.Lines, m.More);
}

/// <summary>A person's inbox and ledger, newest first.</summary>
public sealed record MailboxBody(ImmutableArray<InboxItemBody> Inbox, ImmutableArray<MessageBody> Messages)
{
    public static MailboxBody Of(Mailbox box) => new(
        [.. box.Items.Reverse().Select(i => new InboxItemBody(EventBody.Of(i.Notice), i.ReceivedAt, i.ReadAt))], [.. box.Messages.Reverse().Select(MessageBody.Of)]);
}
