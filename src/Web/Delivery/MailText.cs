using System.Globalization;
using EconomieSociale.Hosting;
using EconomieSociale.Localisation;
using EconomieSociale.People;
using EconomieSociale.Programme;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MimeKit;

namespace EconomieSociale.Delivery;

/// <summary>Writes a message as a mail in the language of its reader: as text, and the same as a page.</summary>
public sealed class MailText(Pack pack, SystemOptions options, Format format, IServiceProvider services, ILoggerFactory log)
{
    public async Task<MimeMessage> Write(OutgoingMessage message)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Find(message.Person.Language) ?? Cultures.All[0];
        try
        {
            var more = message.More == 0 ? null : Wording.Say("mail_more", Format.Whole(message.More));
            var letter = new MailLetter(Subject(message), Names.Unit(message.Person.Name, message.Person.NameAr), Units(message), more, Page(message));
            return Envelope(message, letter, await Html(letter));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static string Subject(OutgoingMessage message)
    {
        var count = message.Notices.Length + message.More;
        return message.Kind == MessageKind.Digest ? Wording.Say("mail_digest", Format.Whole(count))
            : count == 1 && message.Notices is [var only] ? Wording.Say("mail_critical_one", Names.Unit(only.Name, only.NameAr))
            : Wording.Say("mail_critical_many", Format.Whole(count));
    }

    /// <summary>The worst unit first, as the message names them.</summary>
    private MailUnit[] Units(OutgoingMessage message) =>
    [
        .. message.Notices.GroupBy(n => n.Unit).Select(u => new MailUnit(
            Names.Unit(u.First().Name, u.First().NameAr), Absolute(Address.AlertsOf(u.Key)), Lines(u))),
    ];

    private MailLine[] Lines(IEnumerable<AlertNotice> notices) =>
    [
        .. notices.Select(n => new MailLine(
            pack.AlertRule(n.Rule)?.Name.In(Cultures.Current) ?? n.Rule,
            $"{Wording.Say($"event_{JsonName.Of(n.Event)}")} – {Wording.Say($"severity_{JsonName.Of(n.Severity)}")} – {format.Moment(n.At)}",
            pack.AlertRule(n.Rule)?.Action.In(Cultures.Current))),
    ];

    private MimeMessage Envelope(OutgoingMessage message, MailLetter letter, string html)
    {
        var mail = new MimeMessage
        {
            Subject = letter.Subject,
            // The same for every attempt, so that a mail that arrives twice is known as one.
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{message.Key[..12]}.{message.Person.Code}.{message.Number}@{options.Mail.From.Split('@')[^1]}"),
            Body = new BodyBuilder { TextBody = Text(letter), HtmlBody = html }.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress(pack.Name.In(Cultures.Current), options.Mail.From));
        mail.To.Add(new MailboxAddress(letter.Name, message.Person.Email!));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{letter.Preferences}>");
        mail.Headers.Add(HeaderId.ContentLanguage, Cultures.Current);
        return mail;
    }

    private static string Text(MailLetter letter)
    {
        var lines = letter.Units.SelectMany(u =>
            (string[])[u.Name, .. u.Lines.SelectMany(l => new[] { $"• {l.Title}", $"  {l.What}", $"  {l.Action}" }), u.Link, ""]);
        return string.Join('\n',
        [
            Wording.Say("mail_greeting", letter.Name), "", .. lines, letter.More,
            $"{Wording.Say("mail_inbox")} {letter.Page}", "", $"{Wording.Say("mail_why")} {letter.Preferences}",
        ]);
    }

    private async Task<string> Html(MailLetter letter)
    {
        await using var renderer = new HtmlRenderer(services, log);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<MailPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(MailPage.Letter)] = letter }))).ToHtmlString());
    }

    private string Page(OutgoingMessage message) => Absolute(Address.Mine(message.Person.Code, message.Key));

    private string Absolute(string path) => options.PublicUrl.TrimEnd('/') + path;
}

/// <summary>An event as a mail tells it.</summary>
public sealed record MailLine(string Title, string What, string? Action);

/// <summary>The events of a unit.</summary>
public sealed record MailUnit(string Name, string Link, IReadOnlyList<MailLine> Lines);

/// <summary>A mail in words.</summary>
/// <param name="More">How many events it does not name; null: none.</param>
/// <param name="Page">The reader's own page.</param>
public sealed record MailLetter(string Subject, string Name, IReadOnlyList<MailUnit> Units, string? More, string Page)
{
    public string Preferences => Page + "#preferences";
}
