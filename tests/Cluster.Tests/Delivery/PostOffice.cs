using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace EconomieSociale.Tests.Delivery;

/// <summary>A mail that arrived.</summary>
internal sealed record Mail(DateTimeOffset At, MimeMessage Message)
{
    public string Id => Message.MessageId!;

    public string Text => Message.TextBody!;

    public string To => Message.To.Mailboxes.Single().Address;
}

/// <summary>A real SMTP server that can be stopped and started on its port, and refuses a recipient.</summary>
internal sealed class PostOffice(int port) : MessageStore, IMailboxFilter, IAsyncDisposable
{
    public const string Unknown = "nobody@example.org";

    private readonly ConcurrentQueue<Mail> mails = new();
    private CancellationTokenSource? open;
    private Task serving = Task.CompletedTask;

    public IReadOnlyCollection<Mail> Mails => [.. mails];

    public void Open()
    {
        open = new();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, port))).Build();
        serving = new SmtpServer.SmtpServer(options, services).StartAsync(open.Token);
    }

    public async Task Close()
    {
        if (open is null)
        {
            return;
        }

        await open.CancelAsync();
        try
        {
            await serving;
        }
        catch (OperationCanceledException)
        {
            // it was told to
        }

        open.Dispose();
        open = null;
    }

    public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(buffer.ToArray());
        mails.Enqueue(new(DateTimeOffset.UtcNow, MimeMessage.Load(stream, cancellationToken)));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult(to.AsAddress() != Unknown);

    public async ValueTask DisposeAsync() => await Close();
}
